/** The pages of the sites: the list, one site with what needs attention and who can be asked, and the form. */
@NullMarked
package org.keyholder.server.dealerportal.site;

import org.jspecify.annotations.NullMarked;
