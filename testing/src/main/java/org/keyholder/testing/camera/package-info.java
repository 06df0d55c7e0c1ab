/**
 * The device's side: a camera that reports events and sends their clips, and a night picture that Java draws for it. Its
 * page lets a person trigger an alarm.
 */
@NullMarked
package org.keyholder.testing.camera;

import org.jspecify.annotations.NullMarked;
