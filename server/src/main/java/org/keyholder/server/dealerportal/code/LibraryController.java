package org.keyholder.server.dealerportal.code;

import java.util.Arrays;
import java.util.Map;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.signal.AlarmLibrary;
import org.keyholder.server.signal.LibraryOfSite;
import org.keyholder.server.signal.LibraryPlace;
import org.keyholder.server.site.CodeLevel;
import org.keyholder.server.site.ZoneType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The dealer's alarm library: what is signalled of events at all sites. */
@Controller
@Needs(Right.SEE_SITES)
class LibraryController {

    private static final String EDIT = Entries.ALARM_LIBRARY + "/edit";

    private final AlarmLibrary library;
    private final CodeForms forms;
    private final Portals portals;

    LibraryController(AlarmLibrary library, CodeForms forms, Portals portals) {
        this.library = library;
        this.forms = forms;
        this.portals = portals;
    }

    @GetMapping(Entries.ALARM_LIBRARY)
    ModelAndView show(DealerPerson person) {
        var said = library.of(person.dealer());
        var mayChange = person.role().may(Right.CHANGE_ALARM_LIBRARY);
        var rows = Arrays.stream(ZoneType.values())
                .map(type -> row(type, said, mayChange))
                .toList();
        return new LibraryPage(portals.of(person), rows, mayChange).view();
    }

    private static CodeRow row(ZoneType type, LibraryOfSite said, boolean mayChange) {
        return new CodeRow(
                type.words(),
                "",
                Arrays.stream(EventKind.values())
                        .map(kind -> CodeCell.of(
                                kind, said.of(kind, type), CodeLevel.DEALER, mayChange ? url(type, kind) : null))
                        .toList());
    }

    private static String url(ZoneType type, EventKind kind) {
        return EDIT + "?type=" + type.code() + "&kind=" + kind.code();
    }

    @GetMapping(EDIT)
    @Needs(Right.CHANGE_ALARM_LIBRARY)
    ModelAndView edit(
            DealerPerson person,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String kind) {
        return forms.show(person, asked(person, CodeForms.type(type), CodeForms.kind(kind)));
    }

    @PostMapping(EDIT)
    @Needs(Right.CHANGE_ALARM_LIBRARY)
    ModelAndView save(
            DealerPerson person,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam Map<String, String> form) {
        return forms.save(person, asked(person, CodeForms.type(type), CodeForms.kind(kind)), form);
    }

    private CodeForms.Asked asked(DealerPerson person, ZoneType type, EventKind kind) {
        var said = library.of(person.dealer());
        var place = new LibraryPlace.OfDealer(type);
        return new CodeForms.Asked(
                place,
                kind,
                new CodeFormPage.Where(
                        Entries.ALARM_LIBRARY,
                        kind.words() + " in " + type.words() + " zones",
                        "at all your sites",
                        url(type, kind),
                        Entries.ALARM_LIBRARY,
                        "Alarm library",
                        reach(library.reach(person.dealer(), type, kind))),
                said.of(kind, type),
                said.at(place, kind).map(one -> said.without(place, kind).of(kind, type)));
    }

    private static String reach(AlarmLibrary.Reach reach) {
        if (reach.zones() == 0) {
            return "None of your zones is of this type yet.";
        }
        var words = "Touches " + counted(reach.zones() - reach.apart(), "zone") + " of " + reach.zones()
                + " of this type, at " + counted(reach.sites(), "site") + ".";
        return reach.apart() == 0
                ? words
                : words + " For " + counted(reach.apart(), "zone")
                        + " the site or the zone says something itself, and that stays.";
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
