package org.keyholder.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;

/**
 * What the web server itself gives up on, such as a body that stalls: a page for people, and for programs a problem like any other.
 */
@Controller
@ConditionalOnWebApplication
class FailedRequests extends BasicErrorController {

    FailedRequests(ErrorAttributes attributes, WebProperties properties, ObjectProvider<ErrorViewResolver> pages) {
        super(attributes, properties.getError(), pages.orderedStream().toList());
    }

    @Override
    public ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        var status = getStatus(request);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.members(Problems.ofStatus(status.value())));
    }
}
