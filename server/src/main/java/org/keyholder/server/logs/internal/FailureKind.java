package org.keyholder.server.logs.internal;

import ch.qos.logback.classic.Logger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What makes two failures the same: who says it, in which words, about which exception and which root of it. Ids and figures do not
 * count, for many libraries write them into the words.
 */
record FailureKind(String logger, String words, String thrown, String root) {

    private static final int LONGEST = 200;
    private static final int DEEPEST = 50;

    /** A figure, or an id of hexadecimal digits. */
    private static final Pattern FIGURE = Pattern.compile("[0-9a-fA-F-]*[0-9][0-9a-fA-F-]*");

    static FailureKind of(Logger logger, String format, @Nullable Throwable thrown) {
        var words = FIGURE.matcher(shortened(format)).replaceAll("#");
        return thrown == null
                ? new FailureKind(logger.getName(), words, "", "")
                : new FailureKind(
                        logger.getName(),
                        words,
                        thrown.getClass().getName(),
                        root(thrown).getClass().getName());
    }

    /** Causes may go round in a circle. */
    private static Throwable root(Throwable thrown) {
        var root = thrown;
        for (int depth = 0; depth < DEEPEST; depth++) {
            var cause = root.getCause();
            if (cause == null) {
                return root;
            }
            root = cause;
        }
        return root;
    }

    static String shortened(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }
}
