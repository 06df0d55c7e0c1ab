/** A monitoring station's automation software, as far as it opens alarms. */
@NullMarked
package org.keyholder.testing.automation;

import org.jspecify.annotations.NullMarked;
