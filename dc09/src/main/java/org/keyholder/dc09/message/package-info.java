/**
 * What a frame says: events in Contact ID or DC-03, link tests and answers. Uses {@code frame}, {@code content},
 * {@code code}.
 */
@NullMarked
package org.keyholder.dc09.message;

import org.jspecify.annotations.NullMarked;
