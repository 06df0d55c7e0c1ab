/**
 * The station's side of the line: takes reports over TCP and UDP and acknowledges what its handler accepted. Uses
 * {@code frame}, {@code content}, {@code message}.
 */
@NullMarked
package org.keyholder.dc09.receiver;

import org.jspecify.annotations.NullMarked;
