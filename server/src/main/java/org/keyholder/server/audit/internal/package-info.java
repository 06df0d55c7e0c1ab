/** The record's rows, its chain, and the job that makes it. */
@NullMarked
package org.keyholder.server.audit.internal;

import org.jspecify.annotations.NullMarked;
