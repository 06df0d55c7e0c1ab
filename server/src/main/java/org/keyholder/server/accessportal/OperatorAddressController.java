package org.keyholder.server.accessportal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.keyholder.server.accessportal.OperatorAccessPages.Visitor;
import org.keyholder.server.identity.AsksAgain;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OperatorAddresses;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Right;
import org.keyholder.server.identity.WantedAddresses;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** From which addresses a station lets its operators in. */
@Controller
@Needs(Right.MANAGE_STATION)
class OperatorAddressController {

    static final String PATH = Entries.STATION + "/addresses";

    private static final String RANGES = "operatorNetworks";
    private static final String BEFORE = "before";

    private final OperatorAddresses addresses;
    private final OperatorAccessPages pages;

    OperatorAddressController(OperatorAddresses addresses, OperatorAccessPages pages) {
        this.addresses = addresses;
        this.pages = pages;
    }

    /** Where a reload of the page with what was wrong leads. */
    @GetMapping(PATH)
    ModelAndView all() {
        return LaunchSecretController.back();
    }

    /** At once, unless it cuts off somebody who is signed in: then it is asked first. */
    @PostMapping(PATH)
    @AsksAgain
    ModelAndView save(
            Member member, OwnSignIn signIn, @RequestParam Map<String, String> form, HttpServletRequest request) {
        var visitor = LaunchSecretController.visitor(member, signIn, request);
        // A hundred ranges are longer than any other field; how long a form may be, the web server says.
        var typed = form.getOrDefault(RANGES, "");
        try {
            var before = form.getOrDefault(BEFORE, "");
            return save(
                    visitor,
                    before,
                    new WantedAddresses(typed, visitor.from()),
                    new FormInput(form).ticked("confirmed"));
        } catch (Refusal refusal) {
            return pages.refused(visitor, typed, Refusals.errors(refusal)).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private ModelAndView save(Visitor visitor, String before, WantedAddresses wanted, boolean confirmed) {
        var networks = wanted.good();
        var cutOff = addresses.cutOff(visitor.station(), networks);
        if (!cutOff.isEmpty() && !confirmed) {
            return ConfirmAddressesPage.of(
                            Frames.of(visitor.member(), visitor.signIn()),
                            before,
                            WantedAddresses.lines(networks),
                            cutOff)
                    .view();
        }
        addresses.change(visitor.station(), before, networks);
        return LaunchSecretController.back();
    }
}
