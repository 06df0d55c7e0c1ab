/**
 * The whole outside world in one object: phones, station receiver and camera page, started together on loopback. The demo
 * and the journeys use it.
 */
@NullMarked
package org.keyholder.testing.world;

import org.jspecify.annotations.NullMarked;
