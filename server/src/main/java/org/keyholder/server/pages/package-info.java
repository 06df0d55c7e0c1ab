/**
 * The look that all pages share: templates, states, icons, words for times, the dealer's colour, static files with their version.
 * It knows how a page is drawn and nothing of what stands on it; each interface brings its own view records.
 */
@ApplicationModule(
        displayName = "Pages",
        allowedDependencies = {"shared"})
@NullMarked
package org.keyholder.server.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
