/**
 * Key holders: who may be asked about a site, whether their number takes texts, and their recorded consent.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "audit", "database", "messaging", "live", "dealer", "site"})
package org.keyholder.server.contact;

import org.jspecify.annotations.NullMarked;
