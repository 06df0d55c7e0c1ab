/**
 * A sheet of sites, contacts and zones comes in: every row's outcome is shown before anything is saved, and then all of it is saved or none.
 * And the same sheet goes out.
 */
@NullMarked
package org.keyholder.server.dealerportal.importing;

import org.jspecify.annotations.NullMarked;
