/**
 * The outer shell of ANSI/SIA DC-09: bytes on the wire to frames and back, the checks of the header, and the allowances
 * for panels that bend the standard. Uses nothing.
 */
@NullMarked
package org.keyholder.dc09.frame;

import org.jspecify.annotations.NullMarked;
