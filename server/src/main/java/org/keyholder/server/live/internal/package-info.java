/** LISTEN and NOTIFY, and the streams of open pages. */
@NullMarked
package org.keyholder.server.live.internal;

import org.jspecify.annotations.NullMarked;
