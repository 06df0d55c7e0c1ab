/**
 * Durable jobs and timers on PostgreSQL: a job is a row written in the transaction of its cause, claimed by one node,
 * and run again until it says that it is done.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
package org.keyholder.server.work;

import org.jspecify.annotations.NullMarked;
