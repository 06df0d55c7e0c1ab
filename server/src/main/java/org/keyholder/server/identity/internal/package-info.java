/** Sign-in and the rules of who may reach which address. Nobody outside the identity module looks in here. */
@NullMarked
package org.keyholder.server.identity.internal;

import org.jspecify.annotations.NullMarked;
