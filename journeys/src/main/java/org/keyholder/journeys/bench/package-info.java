/** {@code ./keyholder bench}: how much, how fast, and whether anything is lost; with the machine and the raw numbers. */
@NullMarked
package org.keyholder.journeys.bench;

import org.jspecify.annotations.NullMarked;
