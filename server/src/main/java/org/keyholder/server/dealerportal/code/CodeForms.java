package org.keyholder.server.dealerportal.code;

import java.util.Map;
import java.util.Optional;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.signal.AlarmLibrary;
import org.keyholder.server.signal.CodeNames;
import org.keyholder.server.signal.EffectiveCode;
import org.keyholder.server.signal.LibraryPlace;
import org.keyholder.server.site.CodeChoice;
import org.keyholder.server.site.ZoneType;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The one form by which a code is said, whatever the level. */
@Component
class CodeForms {

    private final AlarmLibrary library;
    private final Portals portals;

    CodeForms(AlarmLibrary library, Portals portals) {
        this.library = library;
        this.portals = portals;
    }

    /**
     * A place in the library, as the form is told of it.
     *
     * @param now what counts there
     * @param otherwise what counts there without what is said there; none where nothing is
     */
    record Asked(
            LibraryPlace place,
            EventKind kind,
            CodeFormPage.Where where,
            EffectiveCode now,
            Optional<EffectiveCode> otherwise) {}

    ModelAndView show(DealerPerson person, Asked asked) {
        return page(person, asked, fields(asked.now().choice()), FormErrors.NONE)
                .view();
    }

    ModelAndView save(DealerPerson person, Asked asked, Map<String, String> form) {
        var input = new FormInput(form);
        if (input.ticked("default")) {
            library.sayNothing(person.dealer(), asked.place(), asked.kind());
            return done(asked);
        }
        var typed = new CodeFormPage.Fields(input.text("send"), input.text("contactId"), input.text("sia"));
        var mistakes = new Mistakes();
        var choice = choice(typed, mistakes);
        if (mistakes.any()) {
            return page(person, asked, typed, mistakes.errors()).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        library.say(person.dealer(), asked.place(), asked.kind(), choice);
        return done(asked);
    }

    private static ModelAndView done(Asked asked) {
        return new ModelAndView("redirect:" + asked.where().back());
    }

    private static CodeChoice choice(CodeFormPage.Fields typed, Mistakes mistakes) {
        return switch (typed.send()) {
            case "no" -> new CodeChoice.DoNotSend();
            case "yes" -> {
                var contactId =
                        mistakes.read("contactId", "", () -> CodeNames.contactId(typed.contactId(), "contactId"));
                yield mistakes.read(
                        "sia",
                        new CodeChoice.DoNotSend(),
                        () -> CodeNames.send(contactId.isEmpty() ? "130" : contactId, typed.sia(), "sia"));
            }
            default -> {
                mistakes.add("send", "Choose whether a signal is sent.");
                yield new CodeChoice.DoNotSend();
            }
        };
    }

    private CodeFormPage page(DealerPerson person, Asked asked, CodeFormPage.Fields typed, FormErrors errors) {
        return new CodeFormPage(
                portals.of(person),
                asked.where(),
                new CodeFormPage.Now(
                        CodeWords.whole(asked.now()),
                        CodeWords.source(asked.now().level()),
                        asked.otherwise()
                                .map(code -> CodeWords.whole(code) + " (" + CodeWords.source(code.level()) + ")")
                                .orElse(null)),
                typed,
                errors);
    }

    private static CodeFormPage.Fields fields(CodeChoice choice) {
        return switch (choice) {
            case CodeChoice.Send(var contactId, var sia) -> new CodeFormPage.Fields("yes", contactId, sia.orElse(""));
            case CodeChoice.DoNotSend() -> new CodeFormPage.Fields("no", "", "");
        };
    }

    static EventKind kind(String code) {
        return EventKind.ofCode(code).orElseThrow(Refusal::notFound);
    }

    static ZoneType type(String code) {
        return ZoneType.read(code).orElseThrow(Refusal::notFound);
    }
}
