/**
 * Converts video with the ffmpeg that travels along: a child process with limits on processor, memory, time and output, without
 * network, which can be killed at any time and takes nothing down with it.
 */
@NullMarked
package org.keyholder.ffmpeg;

import org.jspecify.annotations.NullMarked;
