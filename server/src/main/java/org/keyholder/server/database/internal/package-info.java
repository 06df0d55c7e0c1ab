/** Starting, adopting, supervising, migrating and pooling the database. Nobody outside the database module looks in here. */
@NullMarked
package org.keyholder.server.database.internal;

import org.jspecify.annotations.NullMarked;
