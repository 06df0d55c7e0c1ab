/**
 * How things stand, told in one colour, with one icon and in the same words at every door. A state that two doors show
 * has its row in a table here; what only one audience is told beside it stays at that door.
 */
@ApplicationModule(
        displayName = "States",
        allowedDependencies = {"pages", "contact", "keys", "messaging"})
@NullMarked
package org.keyholder.server.states;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
