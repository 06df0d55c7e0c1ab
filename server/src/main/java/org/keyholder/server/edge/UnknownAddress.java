package org.keyholder.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.keyholder.server.shared.Refusal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Any other address or method of the event API: a problem like any other, not a page. */
@RestController
@ConditionalOnWebApplication
class UnknownAddress {

    private static final String ANY = "/api/**";

    private final AllowedMethods methods;

    UnknownAddress(AllowedMethods methods) {
        this.methods = methods;
    }

    @RequestMapping(ANY)
    void nothing(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException(request.getMethod(), known(request));
    }

    /** Named on its own: a mapping that names no method leaves this one out. */
    @RequestMapping(path = ANY, method = RequestMethod.OPTIONS)
    ResponseEntity<Void> options(HttpServletRequest request) {
        return ResponseEntity.noContent()
                .header(HttpHeaders.ALLOW, String.join(", ", known(request)))
                .build();
    }

    private List<String> known(HttpServletRequest request) {
        var known = methods.at(request);
        if (known.isEmpty()) {
            throw Refusal.notFound();
        }
        return known;
    }
}
