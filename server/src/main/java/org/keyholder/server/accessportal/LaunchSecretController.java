package org.keyholder.server.accessportal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.keyholder.server.accessportal.OperatorAccessPages.Visitor;
import org.keyholder.server.identity.AsksAgain;
import org.keyholder.server.identity.CallerAddress;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.LaunchSecrets;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Right;
import org.keyholder.server.keys.ValidKey;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.StationId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The secrets by which a station's software signs its operators in. */
@Controller
@Needs(Right.MANAGE_STATION)
class LaunchSecretController {

    static final String PATH = Entries.STATION + "/launch-secrets";

    private final LaunchSecrets secrets;
    private final OperatorAccessPages pages;

    LaunchSecretController(LaunchSecrets secrets, OperatorAccessPages pages) {
        this.secrets = secrets;
        this.pages = pages;
    }

    @GetMapping(Entries.STATION)
    ModelAndView show(Member member, OwnSignIn signIn, HttpServletRequest request) {
        return pages.show(visitor(member, signIn, request)).view();
    }

    static Visitor visitor(Member member, OwnSignIn signIn, HttpServletRequest request) {
        return new Visitor(member, signIn, new CallerAddress(request.getRemoteAddr()));
    }

    /** Where a reload of the page with the new secret leads. */
    @GetMapping(PATH)
    ModelAndView all() {
        return back();
    }

    static ModelAndView back() {
        return new ModelAndView("redirect:" + Entries.STATION);
    }

    /** The first one, or another beside it. It stands in this one answer and nowhere else. */
    @PostMapping(PATH)
    @AsksAgain
    ModelAndView make(Member member, OwnSignIn signIn, HttpServletRequest request, HttpServletResponse response) {
        var visitor = visitor(member, signIn, request);
        try {
            var made = secrets.make(visitor.station());
            SecretAddress.keep(response);
            return pages.withSecret(visitor, made).view();
        } catch (Refusal refusal) {
            return pages.refused(visitor, Refusals.errors(refusal)).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping(PATH + "/{id}/revoke")
    ModelAndView revoke(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        var valid = secrets.valid(station(member));
        var one = valid.stream()
                .filter(secret -> secret.id().equals(id))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        return new RevokeLaunchSecretPage(
                        Frames.of(member, signIn),
                        OperatorAccessPages.which(
                                valid, one, "the launch secret", "the new launch secret", "the old launch secret"),
                        consequence(valid, one),
                        PATH + "/" + id + "/revoke",
                        valid.size())
                .view();
    }

    private static StationId station(Member member) {
        return new StationId(member.organisation().value());
    }

    private static String consequence(List<ValidKey> valid, ValidKey one) {
        var stops = "Launches that it signs are refused from now on: ";
        if (valid.size() == 1) {
            return stops + "your software opens alarms as before, and your operators have to sign in first.";
        }
        return one.equals(valid.getLast())
                ? stops
                        + "wherever it has been entered, operators have to sign in first. The old secret goes on, without an end."
                : stops
                        + "wherever the new one has not been entered yet, operators have to sign in first. The new secret goes on.";
    }

    @PostMapping(PATH + "/{id}/revoke")
    @AsksAgain
    ModelAndView revokeNow(
            Member member,
            OwnSignIn signIn,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int of,
            HttpServletRequest request) {
        try {
            secrets.revoke(station(member), id, of);
            return back();
        } catch (Refusal refusal) {
            return pages.refused(visitor(member, signIn, request), Refusals.errors(refusal))
                    .view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
