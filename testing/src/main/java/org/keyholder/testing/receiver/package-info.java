/**
 * A monitoring station's receiver for Keyholder's own XML signal, over HTTP and over TCP. It keeps a book of what it was
 * told and can be made to misbehave while it runs.
 */
@NullMarked
package org.keyholder.testing.receiver;

import org.jspecify.annotations.NullMarked;
