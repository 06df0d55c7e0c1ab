package org.keyholder.server.stationportal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.ReceiverPasskeys;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.station.ReceiverDetails;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.Receivers;
import org.keyholder.server.station.StationChoices;
import org.keyholder.server.stationportal.ReceiverPages.Visitor;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The station's receivers: listed, made, changed. */
@Controller
@Needs(Right.MANAGE_STATION)
class ReceiversController {

    private static final String ONE = Entries.RECEIVERS + "/{id}";

    private final Receivers receivers;
    private final ReceiverPages pages;
    private final ReceiverMaker maker;
    private final StationChoices choices;

    ReceiversController(Receivers receivers, ReceiverPages pages, ReceiverMaker maker, StationChoices choices) {
        this.receivers = receivers;
        this.pages = pages;
        this.maker = maker;
        this.choices = choices;
    }

    @GetMapping(Entries.RECEIVERS)
    ModelAndView all(Member member, OwnSignIn signIn) {
        return pages.all(new Visitor(member, signIn)).view();
    }

    @GetMapping(Entries.RECEIVERS + "/new")
    ModelAndView form(Member member, OwnSignIn signIn) {
        return pages.form(new Visitor(member, signIn), ReceiverForm.EMPTY, FormErrors.NONE)
                .view();
    }

    /** The passkey stands in this one answer and nowhere else. */
    @PostMapping(Entries.RECEIVERS)
    ModelAndView create(
            Member member,
            OwnSignIn signIn,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response) {
        var visitor = new Visitor(member, signIn);
        var typed = ReceiverForm.of(form);
        var passkey = new Secret(
                new FormInput(form.toSingleValueMap()).text("passkey").strip());
        var mistakes = new Mistakes();
        var wanted = typed.read(visitor.station(), maker.newId(), choices, mistakes);
        mistakes.read("passkey", passkey, () -> good(passkey));
        if (wanted.isEmpty() || mistakes.any()) {
            return pages.form(visitor, typed, mistakes.errors()).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            maker.make(wanted.get(), passkey);
        } catch (Refusal refusal) {
            return pages.form(visitor, typed, Refused.errors(refusal)).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        SecretAnswer.keep(response);
        return pages.one(visitor, wanted.get().receiver().id(), passkey).view();
    }

    private static Secret good(Secret passkey) {
        ReceiverPasskeys.requireGood(passkey);
        return passkey;
    }

    @GetMapping(ONE)
    ModelAndView one(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        return pages.one(new Visitor(member, signIn), new ReceiverId(id), null).view();
    }

    @GetMapping(ONE + "/edit")
    ModelAndView edit(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        var visitor = new Visitor(member, signIn);
        var details = pages.find(visitor, new ReceiverId(id));
        return pages.form(visitor, details, ReceiverForm.of(details), FormErrors.NONE, null)
                .view();
    }

    /** Shows what it would mean where signals would go elsewhere; sent once more with the preview's mark, it is done. */
    @PostMapping(ONE + "/edit")
    ModelAndView change(
            Member member, OwnSignIn signIn, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> form) {
        var visitor = new Visitor(member, signIn);
        var now = pages.find(visitor, new ReceiverId(id));
        var typed = ReceiverForm.of(form);
        var mistakes = new Mistakes();
        var wanted = typed.read(visitor.station(), now.receiver().id(), choices, mistakes);
        if (wanted.isEmpty()) {
            return pages.form(visitor, now, typed, mistakes.errors(), null).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var input = new FormInput(form.toSingleValueMap());
        try {
            receivers.check(wanted.get());
            var preview = pages.preview(visitor, now, wanted.get());
            return preview != null && !input.text("confirmed").equals(preview.mark())
                    ? pages.form(visitor, now, typed, FormErrors.NONE, preview).view()
                    : save(visitor, input.text("shown"), wanted.get());
        } catch (Refusal refusal) {
            return pages.form(visitor, now, typed, Refused.errors(refusal), null)
                    .view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private ModelAndView save(Visitor visitor, String shown, ReceiverDetails wanted) {
        return switch (receivers.change(shown, wanted)) {
            case Receivers.Save.Saved() ->
                new ModelAndView(
                        "redirect:" + ReceiverPages.url(wanted.receiver().id()));
            case Receivers.Save.Overtaken(var now) ->
                pages.form(
                                visitor,
                                now,
                                ReceiverForm.of(now),
                                FormErrors.form(
                                        "Somebody else has changed this receiver in the meantime, and nothing of yours was saved. This is how it is now."),
                                null)
                        .view(HttpStatus.CONFLICT);
        };
    }
}
