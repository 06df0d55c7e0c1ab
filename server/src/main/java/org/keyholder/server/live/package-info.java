/**
 * Screen refresh: says, over the database and so on every node, that something changed, and streams that to open pages.
 * What it says may be lost; a page can always be rebuilt from rows.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"admission", "database", "shared"})
package org.keyholder.server.live;

import org.jspecify.annotations.NullMarked;
