package org.keyholder.testing.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The frame that all pages share: one stylesheet, one small script, nothing from outside. */
public final class Page {

    private static final String STYLE = resource("pages.css");
    private static final String SCRIPT = resource("live.js");
    private static final String FRAME = resource("frame.html");

    private Page() {}

    /**
     * A page whose body is fetched again whenever something changed.
     *
     * @param heading what one has in front of one, already safe HTML
     * @param live the path that answers the body and waits on `?seen=`
     */
    public static Answer of(String here, String title, String heading, String live, String body) {
        return Answer.html(FRAME.replace("{title}", escape(title))
                .replace("{here}", escape(here))
                .replace("{style}", STYLE)
                .replace("{script}", SCRIPT)
                .replace("{heading}", heading)
                .replace("{live}", escape(live))
                .replace("{body}", body));
    }

    /** A page whose body does not change. */
    public static Answer still(String here, String title, String heading, String body) {
        return of(here, title, heading, "", body);
    }

    /** The changing part alone, with the count that the page sends back as `seen`. */
    public static Answer part(long count, String body) {
        return new Answer.Full(
                200,
                "text/html; charset=utf-8",
                body.getBytes(StandardCharsets.UTF_8),
                Map.of("X-Changes", Long.toString(count)));
    }

    public static String escape(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
