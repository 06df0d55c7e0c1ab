/**
 * The public page behind a texted link: no sign-in, no other person's name, no JavaScript needed. It stands in
 * the interfaces' layer and knows no other module of it.
 */
@ApplicationModule(
        displayName = "Contact page",
        allowedDependencies = {"pages", "shared", "alarm", "verification", "contact", "media", "event", "dealer", "site"
        })
@NullMarked
package org.keyholder.server.contactpage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
