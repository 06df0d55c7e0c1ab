package org.keyholder.server.dealerportal.importing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.keyholder.server.dealerportal.sheet.SheetReader;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Takes in a sheet of sites: shows first what it would do, and does it when told so. */
@Controller
@Needs(Right.CHANGE_SITES)
class ImportController {

    private final Planner planner;
    private final Imports imports;
    private final StartImport start;
    private final ImportPages pages;
    private final SheetPlaces places;

    ImportController(Planner planner, Imports imports, StartImport start, ImportPages pages, SheetPlaces places) {
        this.places = places;
        this.planner = planner;
        this.imports = imports;
        this.start = start;
        this.pages = pages;
    }

    @GetMapping("/sites/import")
    ModelAndView form(DealerPerson person) {
        return pages.form(person, FormErrors.NONE).view();
    }

    @PostMapping("/sites/import")
    ModelAndView look(DealerPerson person, HttpServletRequest request) {
        try {
            var file = places.receiving(() -> UploadedSheet.of(request));
            var id = places.reading(() -> planned(person, file));
            return new ModelAndView("redirect:/sites/import/" + id);
        } catch (Refusal refusal) {
            var field = refusal.field();
            if (field == null) {
                throw refusal;
            }
            return pages.form(person, FormErrors.of(Map.of(field, refusal.words())))
                    .view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private UUID planned(DealerPerson person, UploadedSheet file) {
        var sheet = SheetReader.read(file.bytes());
        return imports.keep(person, file.name(), file.bytes(), sheet, planner.plan(person.dealer(), sheet));
    }

    @GetMapping("/sites/import/{importId}")
    ModelAndView found(
            DealerPerson person,
            @PathVariable String importId,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(defaultValue = "1") String page) {
        return pages.found(person, imports.find(person.dealer(), id(importId)), show, page)
                .view();
    }

    @PostMapping("/sites/import/{importId}")
    ModelAndView save(
            DealerPerson person, @PathVariable String importId, @RequestParam(defaultValue = "") String shown) {
        start.start(imports.find(person.dealer(), id(importId)), shown);
        var started = imports.find(person.dealer(), id(importId));
        return started.waitsUnlike(shown)
                ? pages.otherThanShown(person, started).view(HttpStatus.CONFLICT)
                : new ModelAndView("redirect:/sites/import/" + started.id());
    }

    /** The part that is fetched again while it is being saved; afterwards the whole page is. */
    @GetMapping("/sites/import/{importId}/progress")
    ModelAndView progress(DealerPerson person, @PathVariable String importId, HttpServletResponse response) {
        var wanted = imports.find(person.dealer(), id(importId));
        if (wanted.state() != SheetImport.State.RUNNING) {
            response.setHeader("HX-Refresh", "true");
        }
        return ImportProgress.of(wanted).view();
    }

    private static UUID id(String text) {
        try {
            var id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Answered like one that nobody has.
        }
        throw Refusal.notFound();
    }
}
