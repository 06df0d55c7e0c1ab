/**
 * Premises equipment's side of the line: sends a report and tells what became of it. Uses {@code frame},
 * {@code content}, {@code message}.
 */
@NullMarked
package org.keyholder.dc09.sender;

import org.jspecify.annotations.NullMarked;
