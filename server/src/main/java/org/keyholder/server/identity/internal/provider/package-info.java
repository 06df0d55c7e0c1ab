/** The rows of organisations' providers, and of who has come in by them. */
@NullMarked
package org.keyholder.server.identity.internal.provider;

import org.jspecify.annotations.NullMarked;
