/**
 * Links to stations' receivers, a package per format. Each implements the link that the signal module owns.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "configuration", "outgoing", "signal", "station", "site", "event"})
package org.keyholder.server.receiver;

import org.jspecify.annotations.NullMarked;
