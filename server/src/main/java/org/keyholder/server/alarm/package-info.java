/**
 * What a station handles: the events of one site that belong together, opened by an event that is signalled and joined by further ones
 * until somebody completes it or it has been quiet for long enough. Keeps what happened about it as facts, from which signals, open pages
 * and the log follow.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "database", "live", "messaging", "event", "signal", "site", "station", "work"})
package org.keyholder.server.alarm;

import org.jspecify.annotations.NullMarked;
