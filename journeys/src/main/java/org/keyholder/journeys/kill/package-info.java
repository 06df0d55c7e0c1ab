/** Kills the server at random moments under load, and asks afterwards whether anything that it had accepted is missing. */
@NullMarked
package org.keyholder.journeys.kill;

import org.jspecify.annotations.NullMarked;
