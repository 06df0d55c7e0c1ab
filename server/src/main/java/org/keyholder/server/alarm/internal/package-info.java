/** The rows of alarms and facts, and what a station is told of them. */
@NullMarked
package org.keyholder.server.alarm.internal;

import org.jspecify.annotations.NullMarked;
