/**
 * What a station must be told: decided by rules, written into the outbox in the transaction of its cause, sent until
 * the receiver acknowledges it. Owns the link interface that the receivers' formats implement.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "audit", "database", "work", "event", "site", "station"})
package org.keyholder.server.signal;

import org.jspecify.annotations.NullMarked;
