/**
 * A clock that stands where it is put. Tests move it instead of waiting.
 */
@NullMarked
package org.keyholder.testing.clock;

import org.jspecify.annotations.NullMarked;
