package org.keyholder.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
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
                .body(problem(status));
    }

    private static Map<String, Object> problem(HttpStatus status) {
        var problem = Problems.ofStatus(status.value());
        var members = new LinkedHashMap<String, Object>();
        members.put("title", status.getReasonPhrase());
        members.put("status", status.value());
        members.put("detail", String.valueOf(problem.getDetail()));
        if (problem.getProperties() != null) {
            members.putAll(problem.getProperties());
        }
        return members;
    }
}
