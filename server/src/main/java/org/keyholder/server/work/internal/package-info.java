/** Jobs by way of db-scheduler. Nothing outside this package knows that library. */
@NullMarked
package org.keyholder.server.work.internal;

import org.jspecify.annotations.NullMarked;
