package org.keyholder.server.contactpage;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.keyholder.server.contact.Welcome;
import org.keyholder.server.contact.WelcomeMessages;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.When;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page behind a welcome's link: who asks and why, and the button that records consent. */
@Controller
@RequestMapping(WelcomeMessages.PATH + "{token}")
class WelcomeController {

    private static final int LONGEST_AGENT = 300;

    private final WelcomeMessages welcomes;
    private final Clock clock;

    WelcomeController(WelcomeMessages welcomes, Clock clock) {
        this.welcomes = welcomes;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@PathVariable String token) {
        return view(token, welcomes.open(token));
    }

    @PostMapping
    ModelAndView confirm(@PathVariable String token, HttpServletRequest request) {
        var agent =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        var shortened = agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
        return view(token, welcomes.confirm(token, request.getRemoteAddr(), shortened));
    }

    private ModelAndView view(String token, Optional<WelcomeMessages.Invitation> invitation) {
        return invitation
                .map(asked -> page(token, asked).view())
                .orElseGet(() -> ClosedLinkPage.unknown().view(HttpStatus.NOT_FOUND));
    }

    private Page page(String token, WelcomeMessages.Invitation asked) {
        var brand = QuestionPages.brand(asked.dealer());
        var firstName = QuestionPages.firstName(asked.contact().name());
        var site = asked.site();
        if (asked.contact().welcome() instanceof Welcome.Confirmed(var at)) {
            return new ConfirmedPage(brand, firstName, site.name(), When.spoken(at, site.timeZone(), clock.instant()));
        }
        return new ConfirmPage(
                brand,
                firstName,
                site.name(),
                WelcomeMessages.consentText(asked.dealer(), site),
                WelcomeMessages.PATH + token);
    }
}
