package org.keyholder.server.admission.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.keyholder.server.shared.WholeSeconds;
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

    private static final String WAIT = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Too many attempts</title></head>
            <body><h1>Wait a moment</h1><p>Too many attempts. Try again in %s. Nothing was checked.</p></body>
            </html>
            """;

    private static final String HTML = "text/html;charset=UTF-8";

    static final int TOO_MANY_REQUESTS = 429;

    void write(RequestKind kind, HttpServletRequest request, HttpServletResponse response) throws IOException {
        // The web server closes a connection with a 503: people's would be back at once with a new one.
        response.setStatus(kind.isForPrograms() ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : TOO_MANY_REQUESTS);
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        write(
                kind.isForPrograms() ? PROBLEM : PAGE,
                kind.isForPrograms() ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : HTML,
                request,
                response);
    }

    /** To somebody at a page. */
    void tellToWait(Duration wait, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(TOO_MANY_REQUESTS);
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(WholeSeconds.of(wait)));
        write(WAIT.formatted(WholeSeconds.words(wait)).getBytes(StandardCharsets.UTF_8), HTML, request, response);
    }

    private static void write(byte[] body, String type, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
        response.setHeader("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'");
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
