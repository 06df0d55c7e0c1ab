package org.keyholder.server.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** Renders the samples; as a program it writes them with all their files to a folder that any web server can show. */
final class Looks {

    private static final TemplateEngine ENGINE =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, PagesConfiguration.TEMPLATES);
    private static final CsrfToken CSRF = new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "a-token");
    private static final Pattern BRAND = Pattern.compile("/brand/([0-9a-f]{6})\\.css");

    private Looks() {}

    static String render(Page page) {
        var output = new StringOutput();
        var parameters = new HashMap<String, Object>(Map.of("page", page, "csrf", CSRF));
        ENGINE.render(page.template() + ".jte", parameters, output);
        return output.toString();
    }

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments.length > 0 ? arguments[0] : "target/looks");
        var colours = new TreeSet<String>();
        var index = new StringBuilder("<!doctype html><title>Looks</title>");
        for (var sample : Samples.all().entrySet()) {
            var html = render(sample.getValue());
            write(folder.resolve(sample.getKey() + ".html"), html.getBytes());
            BRAND.matcher(html).results().forEach(found -> colours.add(found.group(1)));
            index.append("<p><a href=\"")
                    .append(sample.getKey())
                    .append(".html\">")
                    .append(sample.getKey())
                    .append("</a>");
        }
        write(folder.resolve("index.html"), index.toString().getBytes());
        for (var colour : colours) {
            write(
                    folder.resolve("brand/" + colour + ".css"),
                    new BrandColour(colour).css().getBytes());
        }
        for (var file : Assets.FILES) {
            write(under(folder, Assets.path(file)), Assets.bytes(file));
        }
        for (var file : Set.of(Assets.TABLER, Assets.HTMX)) {
            try (var in = Looks.class.getResourceAsStream("/META-INF/resources" + file)) {
                write(under(folder, file), in.readAllBytes());
            }
        }
    }

    private static Path under(Path folder, String path) {
        return folder.resolve(path.substring(1));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
