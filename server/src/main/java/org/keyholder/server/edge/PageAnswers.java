package org.keyholder.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.keyholder.server.pages.ErrorPage;
import org.keyholder.server.shared.Outage;
import org.keyholder.server.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Refusals and outages as pages for people. */
@ControllerAdvice(annotations = Controller.class)
@Order(1)
class PageAnswers {

    private static final Logger log = LoggerFactory.getLogger(PageAnswers.class);

    @ExceptionHandler(Refusal.class)
    ModelAndView refused(Refusal refusal) {
        int status = refusal.kind().status();
        return ErrorPage.of(status, "").view(HttpStatus.valueOf(status));
    }

    /** A form or query that cannot be decoded. */
    @ExceptionHandler(InvalidParameterException.class)
    ModelAndView notDecodable() {
        return ErrorPage.of(400, "").view(HttpStatus.BAD_REQUEST);
    }

    /** Without the address in the log: it may hold a link's token. */
    @ExceptionHandler({Outage.class, DataAccessResourceFailureException.class, CannotCreateTransactionException.class})
    ModelAndView outage(RuntimeException outage, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        var reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        var why = outage instanceof Outage told ? told.code() : "database-away";
        log.warn(
                "A page could not be shown to a {} (" + why + "), reference {}: {}",
                request.getMethod(),
                reference,
                outage.getMessage());
        // With a 503 the web server closes the connection, and a page that tries again would come with a new one.
        var status = outage instanceof Outage told && told.blame() == Outage.Cause.OVERLOAD
                ? HttpStatus.TOO_MANY_REQUESTS
                : HttpStatus.SERVICE_UNAVAILABLE;
        return ErrorPage.of(status.value(), reference).view(status);
    }
}
