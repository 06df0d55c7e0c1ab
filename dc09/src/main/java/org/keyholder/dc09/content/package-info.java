/**
 * What stands inside a frame once it is opened: data, extended data and timestamp, decrypted where that was needed.
 * Uses {@code frame}.
 */
@NullMarked
package org.keyholder.dc09.content;

import org.jspecify.annotations.NullMarked;
