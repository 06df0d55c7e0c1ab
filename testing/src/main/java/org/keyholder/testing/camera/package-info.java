/**
 * The device's side: a camera that reports events and sends their clips, and the footage that it sends. Its page lets a
 * person trigger an alarm.
 */
@NullMarked
package org.keyholder.testing.camera;

import org.jspecify.annotations.NullMarked;
