/** Passkeys: what is asked of a browser, what comes back, and the rows of both. */
@NullMarked
package org.keyholder.server.identity.internal.passkey;

import org.jspecify.annotations.NullMarked;
