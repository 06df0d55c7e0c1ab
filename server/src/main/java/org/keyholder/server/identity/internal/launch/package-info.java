/** Signed launches: what is signed, by which secrets, and which have been used. The sign-in itself is made next door. */
@NullMarked
package org.keyholder.server.identity.internal.launch;

import org.jspecify.annotations.NullMarked;
