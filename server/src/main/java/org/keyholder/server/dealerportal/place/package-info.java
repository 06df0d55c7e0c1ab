/** What is known of the world's countries and states: their names, and which time zone a place in them has. */
@NullMarked
package org.keyholder.server.dealerportal.place;

import org.jspecify.annotations.NullMarked;
