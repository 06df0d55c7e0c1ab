/**
 * What a camera or panel reported: stored once however often it is reported, never lost once accepted.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "database", "site", "work"})
package org.keyholder.server.event;

import org.jspecify.annotations.NullMarked;
