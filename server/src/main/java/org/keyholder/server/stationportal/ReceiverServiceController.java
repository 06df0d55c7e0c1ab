package org.keyholder.server.stationportal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.ReceiverPasskeys;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Receivers;
import org.keyholder.server.stationportal.ReceiverPages.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A receiver's passkey, and its end. */
@Controller
@Needs(Right.MANAGE_STATION)
class ReceiverServiceController {

    private static final String PASSKEY = Entries.RECEIVERS + "/{id}/passkey";
    private static final String RETIRE = Entries.RECEIVERS + "/{id}/retire";

    private final Receivers receivers;
    private final ReceiverPasskeys passkeys;
    private final ReceiverPages pages;

    ReceiverServiceController(Receivers receivers, ReceiverPasskeys passkeys, ReceiverPages pages) {
        this.receivers = receivers;
        this.passkeys = passkeys;
        this.pages = pages;
    }

    @GetMapping(PASSKEY)
    ModelAndView passkey(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        return passkey(new Visitor(member, signIn), new ReceiverId(id), FormErrors.NONE)
                .view();
    }

    private ReceiverPasskeyPage passkey(Visitor visitor, ReceiverId id, FormErrors errors) {
        return new ReceiverPasskeyPage(
                Frames.of(visitor.member(), visitor.signIn()),
                pages.find(visitor, id).receiver().name(),
                ReceiverPages.url(id),
                passkeys.propose().reveal(),
                passkeys.isSet(visitor.station(), id),
                errors);
    }

    /** It stands in this one answer and nowhere else. */
    @PostMapping(PASSKEY)
    ModelAndView set(
            Member member,
            OwnSignIn signIn,
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            HttpServletResponse response) {
        var visitor = new Visitor(member, signIn);
        var receiver = pages.find(visitor, new ReceiverId(id)).receiver().id();
        var passkey = new Secret(new FormInput(form).text("passkey").strip());
        try {
            passkeys.set(visitor.station(), receiver, passkey);
        } catch (Refusal refusal) {
            return passkey(visitor, receiver, Refused.errors(refusal)).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        SecretAnswer.keep(response);
        return pages.one(visitor, receiver, passkey).view();
    }

    @GetMapping(RETIRE)
    ModelAndView ask(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        return retire(new Visitor(member, signIn), new ReceiverId(id), FormErrors.NONE)
                .view();
    }

    private RetireReceiverPage retire(Visitor visitor, ReceiverId id, FormErrors errors) {
        return new RetireReceiverPage(
                Frames.of(visitor.member(), visitor.signIn()),
                pages.find(visitor, id).receiver().name(),
                ReceiverPages.url(id),
                errors);
    }

    @PostMapping(RETIRE)
    ModelAndView retire(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        var visitor = new Visitor(member, signIn);
        var receiver = pages.find(visitor, new ReceiverId(id)).receiver().id();
        long waiting = pages.waiting(visitor.station(), receiver);
        if (waiting > 0) {
            return refused(
                    visitor,
                    receiver,
                    UseRows.counted(waiting, "signal")
                            + (waiting == 1
                                    ? " to it has not been acknowledged. Wait until it is, or give it up under Monitoring."
                                    : " to it have not been acknowledged. Wait until they are, or give them up under Monitoring."));
        }
        return switch (receivers.retire(visitor.station(), receiver)) {
            case Receivers.Retire.Retired() -> new ModelAndView("redirect:" + Entries.RECEIVERS);
            case Receivers.Retire.InUse(int records) ->
                refused(
                        visitor,
                        receiver,
                        "It is in use by " + UseRows.counted(records, "station record")
                                + " of dealers. Ask them to choose another receiver first.");
        };
    }

    private ModelAndView refused(Visitor visitor, ReceiverId receiver, String words) {
        return retire(visitor, receiver, FormErrors.form(words)).view(HttpStatus.CONFLICT);
    }
}
