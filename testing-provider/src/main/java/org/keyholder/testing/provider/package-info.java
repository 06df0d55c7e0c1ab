/** An OpenID Connect provider, as an organisation has one: Spring Authorization Server, with answers that can be bent. */
@NullMarked
package org.keyholder.testing.provider;

import org.jspecify.annotations.NullMarked;
