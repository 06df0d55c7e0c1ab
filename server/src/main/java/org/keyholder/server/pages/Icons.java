package org.keyholder.server.pages;

import gg.jte.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Tabler's outline icons, written into the page; always beside words, so hidden from screen readers. */
public final class Icons {

    private static final String FOLDER = "/META-INF/resources/webjars/tabler__icons/3.35.0/icons/outline/";
    private static final ConcurrentMap<String, Content> KNOWN = new ConcurrentHashMap<>();

    private Icons() {}

    public static Content of(String name) {
        return KNOWN.computeIfAbsent(name, Icons::read);
    }

    private static Content read(String name) {
        try (var in = Icons.class.getResourceAsStream(FOLDER + name + ".svg")) {
            if (in == null) {
                throw new IllegalArgumentException("Tabler has no icon of the name " + name);
            }
            var svg = markup(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            return output -> output.writeContent(svg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The drawing alone: size and stroke are the stylesheet's, and the empty square that each file begins with is left out. */
    private static String markup(String svg) {
        var drawing = svg.substring(svg.indexOf('>', svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
                .replaceFirst("<path stroke=\"none\"[^>]*/>", "")
                .replaceAll("\\s*\\n\\s*", "");
        return "<svg class=\"icon\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" stroke-linecap=\"round\""
                + " stroke-linejoin=\"round\" aria-hidden=\"true\">" + drawing + "</svg>";
    }
}
