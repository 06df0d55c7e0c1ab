package org.keyholder.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.keyholder.server.shared.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Addresses that try to be clever, such as a path in a file name, and methods that nobody has heard of: the web server hands
 * them on, Spring Security's firewall rejects them, and programs get a problem like any other.
 */
@Component
class RejectedRequests implements RequestRejectedHandler, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final ObjectProvider<AllowedMethods> methods;

    RejectedRequests(ObjectProvider<AllowedMethods> methods) {
        this.methods = methods;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        });
        factory.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(UnreadableRequests.class.getName()));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        if (!request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        var isMethod = RequestMethod.resolve(request.getMethod()) != null;
        Problems.write(
                isMethod ? Problems.ofAddress(HttpServletResponse.SC_BAD_REQUEST) : unknownMethod(request, response),
                response);
    }

    private ProblemDetail unknownMethod(HttpServletRequest request, HttpServletResponse response) {
        var allowed = methods.getObject().at(request);
        if (allowed.isEmpty()) {
            return Problems.of(Refusal.notFound());
        }
        response.setHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
        return Problems.ofStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
}
