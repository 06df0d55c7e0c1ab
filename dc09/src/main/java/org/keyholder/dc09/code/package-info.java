/**
 * The event codes of Contact ID (DC-05) and DC-03 with a plain description each, as data. Uses nothing.
 */
@NullMarked
package org.keyholder.dc09.code;

import org.jspecify.annotations.NullMarked;
