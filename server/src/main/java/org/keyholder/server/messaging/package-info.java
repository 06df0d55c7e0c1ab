/**
 * Texts out, receipts and replies in, and the list of numbers that said STOP. Knows numbers and words, not alarms: what
 * a text is about is its conversation, which another module observes.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "audit", "configuration", "database", "live", "outgoing", "work"})
package org.keyholder.server.messaging;

import org.jspecify.annotations.NullMarked;
