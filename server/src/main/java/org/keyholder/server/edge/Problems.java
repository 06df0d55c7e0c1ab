package org.keyholder.server.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keyholder.server.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place where problem details (RFC 9457) are made and written, with the members that Keyholder adds: {@code code},
 * and {@code field} where one is to blame. It serves whoever notices: a controller, a filter, or the web server itself.
 */
final class Problems {

    private static final String CODE = "code";
    private static final String FIELD = "field";

    private Problems() {}

    static ProblemDetail of(Refusal refusal) {
        var problem = of(refusal.kind().status(), refusal.code(), refusal.words());
        if (refusal.field() != null) {
            problem.setProperty(FIELD, refusal.field());
        }
        return problem;
    }

    static ProblemDetail of(int status, String code, String words) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), words);
        problem.setProperty(CODE, code);
        return problem;
    }

    /** A problem of which nothing but the status is known. */
    static ProblemDetail ofStatus(int status) {
        if (status == 408) {
            var stalled = of(status, "body-too-slow", "The body did not arrive in time.");
            stalled.setProperty(FIELD, "body");
            return stalled;
        }
        if (status == 404) {
            return of(Refusal.notFound());
        }
        if (status == 405) {
            return of(status, "method-not-allowed", "This address has other methods: they stand in the header Allow.");
        }
        return status < 500
                ? of(status, "request-invalid", "The request cannot be understood.")
                : of(status, "fault", "Something failed on our side.");
    }

    /** An address that no request may have, such as one with a path in a file's name. */
    static ProblemDetail ofAddress(int status) {
        var problem = of(status, "address-invalid", "The address holds characters that it may not hold.");
        problem.setProperty(FIELD, "name");
        return problem;
    }

    /** For a controller. */
    static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return answer(problem, HttpHeaders.EMPTY);
    }

    /** For a controller, with more to say in the headers. */
    static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** For a filter. */
    static void write(ProblemDetail problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json(problem).getBytes(StandardCharsets.UTF_8));
    }

    /** For whoever has no Spring at hand. */
    static String json(ProblemDetail problem) {
        return JsonMapper.shared().writeValueAsString(members(problem));
    }

    static Map<String, Object> members(ProblemDetail problem) {
        var members = new LinkedHashMap<String, Object>();
        members.put("title", String.valueOf(problem.getTitle()));
        members.put("status", problem.getStatus());
        members.put("detail", String.valueOf(problem.getDetail()));
        if (problem.getProperties() != null) {
            members.putAll(problem.getProperties());
        }
        return members;
    }
}
