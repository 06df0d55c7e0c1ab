/**
 * What demo, journeys and benchmarks start from: the fake world, and a first dealer, station and site in the real server.
 * Nothing of the product knows this module.
 */
@NullMarked
package org.keyholder.journeys;

import org.jspecify.annotations.NullMarked;
