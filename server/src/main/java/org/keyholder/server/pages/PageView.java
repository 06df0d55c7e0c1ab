package org.keyholder.server.pages;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.View;

/** Renders one template whole before the first byte leaves, so that a failure becomes an error page and never half a page. */
final class PageView implements View {

    static final String PAGE = "page";
    private static final String CSRF = "csrf";

    private final TemplateEngine engine;
    private final String template;

    PageView(TemplateEngine engine, String template) {
        this.engine = engine;
        this.template = template;
    }

    // A view without a content type is passed over in silence by Spring's content negotiation.
    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var output = new Utf8ByteOutput();
        engine.render(template, parameters(model == null ? Map.of() : model, request), output);
        response.setContentType(getContentType());
        response.setContentLength(output.getContentLength());
        output.writeTo(response.getOutputStream());
    }

    /** Only what templates know: Spring adds keys of its own, some with a dot. */
    private static Map<String, @Nullable Object> parameters(Map<String, ?> model, HttpServletRequest request) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put(PAGE, model.get(PAGE));
        parameters.put(CSRF, request.getAttribute(CsrfToken.class.getName()));
        return parameters;
    }
}
