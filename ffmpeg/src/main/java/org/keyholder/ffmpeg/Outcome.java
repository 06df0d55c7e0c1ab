package org.keyholder.ffmpeg;

import java.nio.file.Path;

/** How a conversion ended. */
public sealed interface Outcome {

    /** The new file is there, whole. */
    record Made(Path file) implements Outcome {}

    /** ffmpeg could not do it: what it said last. */
    record Failed(String words) implements Outcome {}

    /** It was stopped because it used up what it was given. */
    record Stopped(Limit limit) implements Outcome {}

    /** What was used up. */
    enum Limit {
        TIME,
        PROCESSOR,
        MEMORY,
        OUTPUT
    }
}
