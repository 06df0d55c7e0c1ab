/**
 * The record of who saw and did what, of each organisation by itself: written in the transaction of its cause, chained by hashes soon
 * afterwards, exported and checked from the command line. Knows no module that writes into it.
 */
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "database", "work"})
package org.keyholder.server.audit;

import org.jspecify.annotations.NullMarked;
