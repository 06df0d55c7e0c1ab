package org.keyholder.server.admission.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** "Not now", made once: it is written when there is no time to make anything. */
@Component
@ConditionalOnWebApplication
class BusyAnswer {

    private static final byte[] PROBLEM = """
            {"title":"Service Unavailable","status":503,"detail":"Too many requests at the moment. Try again with the same id.","code":"too-many-at-once"}""".getBytes(StandardCharsets.UTF_8);

    private static final byte[] PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Keyholder is busy</title></head>
            <body><h1>Keyholder is busy</h1><p>There are too many requests at the moment. Nothing was changed. Reload the page in a moment.</p></body>
            </html>
            """.getBytes(StandardCharsets.UTF_8);

    static final int TOO_MANY_REQUESTS = 429;

    void write(RequestKind kind, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = kind.isForPrograms() ? PROBLEM : PAGE;
        // The web server closes a connection with a 503: people's would be back at once with a new one.
        response.setStatus(kind.isForPrograms() ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : TOO_MANY_REQUESTS);
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
        response.setHeader("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        response.setContentType(
                kind.isForPrograms() ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : "text/html;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
