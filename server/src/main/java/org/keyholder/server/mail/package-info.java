/**
 * Mail out, by the server that the installation names. Knows addresses and words; what a mail is about, and whether it is tried again, is
 * the affair of whoever sends it.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package org.keyholder.server.mail;

import org.jspecify.annotations.NullMarked;
