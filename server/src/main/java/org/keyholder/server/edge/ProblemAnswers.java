package org.keyholder.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.keyholder.server.shared.Outage;
import org.keyholder.server.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Problem details (RFC 9457) for programs: a stable code, the field's name, and words for people. */
@RestControllerAdvice(annotations = RestController.class)
@Order(0)
class ProblemAnswers {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    /** With these the rest of the body stays where it is. */
    private static final Set<Refusal.Kind> BODY_NOT_READ =
            Set.of(Refusal.Kind.TOO_LARGE, Refusal.Kind.TOO_SLOW, Refusal.Kind.STORAGE_FULL);

    @ExceptionHandler(Refusal.class)
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        var headers = new HttpHeaders();
        if (refusal.kind() == Refusal.Kind.UNKNOWN_KEY) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (refusal.kind() == Refusal.Kind.UNSIGNED) {
            // Twilio shows the user and password of an address, which are part of what it signed, only when it is asked
            // to.
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Keyholder\"");
        }
        if (BODY_NOT_READ.contains(refusal.kind())) {
            headers.setConnection("close");
        }
        return Problems.answer(Problems.of(refusal), headers);
    }

    @ExceptionHandler(Outage.class)
    ResponseEntity<ProblemDetail> outage(Outage outage, HttpServletRequest request) {
        // The code stands in the words: by those the log knows a failure from another.
        log.warn(
                "{} {} failed (" + outage.code() + "): {}",
                request.getMethod(),
                request.getServletPath(),
                outage.getMessage(),
                outage.getCause());
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "1");
        return Problems.answer(
                Problems.of(503, outage.code(), "Not at the moment. Try again with the same id."), headers);
    }

    /** The database is away or full: nothing was stored, and the same request later will do. A sentence tells all there is to know. */
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        TransactionException.class
    })
    ResponseEntity<ProblemDetail> databaseAway(RuntimeException away, HttpServletRequest request) {
        var root = NestedExceptionUtils.getMostSpecificCause(away);
        var reason = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return outage(new Outage(Outage.Cause.OURS, "not-stored", "The database is away: " + reason), request);
    }

    /** An id that cannot be one is an unknown one. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<ProblemDetail> notAnId() {
        return refused(Refusal.notFound());
    }

    /** A form or query that cannot be decoded. */
    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<ProblemDetail> notDecodable(InvalidParameterException broken) {
        return Problems.answer(Problems.ofStatus(broken.getErrorCode()));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> fault(Exception fault, HttpServletRequest request) {
        if (fault instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return Problems.answer(Problems.ofStatus(known.getStatusCode().value()), known.getHeaders());
        }
        var id = UUID.randomUUID();
        log.error("{} {} failed; told the caller {}.", request.getMethod(), request.getServletPath(), id, fault);
        return Problems.answer(
                Problems.of(500, "fault", "Something failed on our side. Quote " + id + " when you ask."));
    }
}
