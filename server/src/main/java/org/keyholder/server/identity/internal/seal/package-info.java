/** How secrets that have to be had again are kept in the database: sealed, by a key that lies outside of it. */
@NullMarked
package org.keyholder.server.identity.internal.seal;

import org.jspecify.annotations.NullMarked;
