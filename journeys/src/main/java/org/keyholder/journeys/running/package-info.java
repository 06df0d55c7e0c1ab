/**
 * The real server as a process of its own, with an estate of sites in it and the fake world around it: what kill tests and
 * benchmarks run against.
 */
@NullMarked
package org.keyholder.journeys.running;

import org.jspecify.annotations.NullMarked;
