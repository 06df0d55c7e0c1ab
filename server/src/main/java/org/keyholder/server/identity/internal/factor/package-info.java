/** What people show beside their password: codes of authenticator apps, recovery codes, and the rows of both. */
@NullMarked
package org.keyholder.server.identity.internal.factor;

import org.jspecify.annotations.NullMarked;
