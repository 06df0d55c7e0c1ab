/** The pages of one contact: the form, the welcome message, what to do when it does not arrive, and the removal. */
@NullMarked
package org.keyholder.server.dealerportal.contact;

import org.jspecify.annotations.NullMarked;
