/** The media store on a file system. */
@NullMarked
package org.keyholder.server.media.internal;

import org.jspecify.annotations.NullMarked;
