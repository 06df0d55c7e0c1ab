/** Keyholder's own XML signal (docs/xml-signal.md), over HTTP and over TCP. */
@NullMarked
package org.keyholder.server.receiver.internal.xml;

import org.jspecify.annotations.NullMarked;
