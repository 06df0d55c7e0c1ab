package org.keyholder.server.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Requests whose first line the web server cannot read never come as far as the application: programs get a problem all the same. */
public final class UnreadableRequests extends ErrorReportValve {

    /** For the web server, which makes it by its name. */
    public UnreadableRequests() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (!response.isCommitted()) {
            response.setHeader("X-Content-Type-Options", "nosniff");
            if (request.isSecure()) {
                response.setHeader("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
            }
        }
        if (!isForPrograms(request.getRequestURI())) {
            super.report(request, response, throwable);
            return;
        }
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try {
            var body = response.getReporter();
            if (body != null) {
                body.write(Problems.json(Problems.ofAddress(response.getStatus())));
                response.finishResponse();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isForPrograms(@Nullable String address) {
        return address != null && (address.startsWith("/api/") || address.startsWith("/providers/"));
    }
}
