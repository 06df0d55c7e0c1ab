package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import org.keyholder.server.identity.AsksAgain;
import org.keyholder.server.identity.BeforeSecondFactor;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody ends up within their request who has to show once more who they are. */
@Controller
@Needs(Right.OWN_ACCOUNT)
class AskAgainController {

    @RequestMapping(AskedAgain.PAGE)
    @BeforeSecondFactor
    ModelAndView ask(HttpServletRequest request) {
        var page = AskedAgain.of(request);
        return page == null
                ? AfterSignIn.redirect(Entries.ACCOUNT)
                : page.view(page.errors().any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** By now they have shown it. */
    @PostMapping(AskedAgain.GO_ON)
    @AsksAgain
    @BeforeSecondFactor
    ModelAndView goOn(@RequestParam(name = AskedAgain.THEN, defaultValue = Entries.ACCOUNT) String then) {
        return AfterSignIn.redirect(WantedPage.isOurs(then) ? then : Entries.ACCOUNT);
    }
}
