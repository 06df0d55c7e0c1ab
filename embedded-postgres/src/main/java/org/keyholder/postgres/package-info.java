/**
 * A PostgreSQL of one's own: the programs that travel along, a data folder that is made once, a process that is started, adopted,
 * supervised and stopped. Knows nothing of what is kept in it, and needs no framework.
 */
@NullMarked
package org.keyholder.postgres;

import org.jspecify.annotations.NullMarked;
