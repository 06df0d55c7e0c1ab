package org.keyholder.server.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Requests whose first line the web server cannot read never come as far as the application: programs get a problem all the same. */
public final class UnreadableRequests extends ErrorReportValve {

    private static final String PROBLEM = """
            {"type":"about:blank","title":"Bad Request","status":%d,"code":"address-invalid","field":"name",\
            "detail":"The address holds characters that it may not hold."}""";

    /** For the web server, which makes it by its name. */
    public UnreadableRequests() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (!isForPrograms(request.getRequestURI())) {
            super.report(request, response, throwable);
            return;
        }
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        response.setContentType("application/problem+json");
        try {
            var body = response.getReporter();
            if (body != null) {
                body.write(PROBLEM.formatted(response.getStatus()));
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
