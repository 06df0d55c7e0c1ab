/** The demo: everything on one machine, with a world to play with and links in the order of a newcomer's clicks. */
@NullMarked
package org.keyholder.journeys.demo;

import org.jspecify.annotations.NullMarked;
