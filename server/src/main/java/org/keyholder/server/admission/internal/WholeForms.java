package org.keyholder.server.admission.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Forms of pages are read to their end before anything else is done: small ones, and no others. */
@Component
@ConditionalOnWebApplication
class WholeForms {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final AdmissionSettings settings;

    WholeForms(AdmissionSettings settings) {
        this.settings = settings;
    }

    /** Whether the request's form, if it has one, has arrived; otherwise the answer is given. */
    boolean isWhole(HttpServletRequest request, HttpServletResponse response, RequestKind kind) throws IOException {
        if (kind.isForPrograms() || !request.getMethod().equals("POST") || !isForm(request)) {
            return true;
        }
        var length = request.getContentLengthLong();
        if (length < 0) {
            return refused(response, HttpServletResponse.SC_LENGTH_REQUIRED);
        }
        if (length > settings.largestForm().toBytes()) {
            return refused(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
        try {
            request.getParameterMap();
            return true;
        } catch (InvalidParameterException broken) {
            return refused(response, broken.getErrorCode());
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.regionMatches(true, 0, FORM, 0, FORM.length());
    }

    private static boolean refused(HttpServletResponse response, int status) throws IOException {
        // Of a connection that was sent away the web server has closed the answer itself.
        if (!response.isCommitted()) {
            response.setHeader("Connection", "close");
            response.sendError(status);
        }
        return false;
    }
}
