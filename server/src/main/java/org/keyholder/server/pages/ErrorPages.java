package org.keyholder.server.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Turns any failed request of a browser into a page of ours; the reference it shows is the one in the log. */
@Component
class ErrorPages implements ErrorViewResolver {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        var reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        if (status.is5xxServerError()) {
            // Without the address: it may hold a link's token.
            log.error("Answered {} to {}, reference {}", status.value(), request.getMethod(), reference);
        }
        return ErrorPage.of(status.value(), reference).view(status);
    }
}
