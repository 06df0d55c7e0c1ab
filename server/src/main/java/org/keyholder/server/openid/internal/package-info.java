/** What a provider's documents and tokens say. */
@NullMarked
package org.keyholder.server.openid.internal;

import org.jspecify.annotations.NullMarked;
