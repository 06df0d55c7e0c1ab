package org.keyholder.server.dealerportal.code;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.site.SiteHeads;
import org.keyholder.server.dealerportal.site.SiteOverview;
import org.keyholder.server.dealerportal.site.SiteOverviews;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.signal.AlarmLibrary;
import org.keyholder.server.signal.LibraryOfSite;
import org.keyholder.server.signal.LibraryPlace;
import org.keyholder.server.site.CodeLevel;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.ZoneType;
import org.keyholder.server.site.Zones;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The alarm codes of a site and of its zones. */
@Controller
@RequestMapping("/sites/{siteId}")
@Needs(Right.SEE_SITES)
class SiteCodesController {

    private final SiteOverviews overviews;
    private final SiteHeads heads;
    private final OwnSites sites;
    private final Zones zones;
    private final AlarmLibrary library;
    private final CodeForms forms;
    private final Portals portals;

    SiteCodesController(
            SiteOverviews overviews,
            SiteHeads heads,
            OwnSites sites,
            Zones zones,
            AlarmLibrary library,
            CodeForms forms,
            Portals portals) {
        this.overviews = overviews;
        this.heads = heads;
        this.sites = sites;
        this.zones = zones;
        this.library = library;
        this.forms = forms;
        this.portals = portals;
    }

    @GetMapping("/codes")
    ModelAndView show(DealerPerson person, @PathVariable String siteId) {
        var overview = overviews.of(person, siteId);
        var said = library.of(person.dealer(), overview.site().id());
        return new SiteCodesPage(
                        portals.of(person),
                        heads.of(overview),
                        overview.zones().stream()
                                .map(zone -> row(overview, zone, said))
                                .toList(),
                        overview.zones().stream()
                                .map(Zone::type)
                                .distinct()
                                .sorted()
                                .map(type -> row(overview, type, said))
                                .toList())
                .view();
    }

    private static CodeRow row(SiteOverview overview, Zone zone, LibraryOfSite said) {
        return row(
                zone.number() + " " + zone.name(),
                zone.type().words(),
                kind -> CodeCell.of(
                        kind, said.of(kind, zone), CodeLevel.ZONE, url(overview, url(overview.site(), zone, kind))));
    }

    private static CodeRow row(SiteOverview overview, ZoneType type, LibraryOfSite said) {
        return row(
                type.words(),
                "",
                kind -> CodeCell.of(
                        kind, said.of(kind, type), CodeLevel.SITE, url(overview, url(overview.site(), type, kind))));
    }

    private static CodeRow row(String name, String about, Function<EventKind, CodeCell> cell) {
        return new CodeRow(
                name, about, Arrays.stream(EventKind.values()).map(cell).toList());
    }

    private static @Nullable String url(SiteOverview overview, String url) {
        return overview.mayChange() ? url : null;
    }

    private static String url(Site site, ZoneType type, EventKind kind) {
        return codes(site) + "/edit?type=" + type.code() + "&kind=" + kind.code();
    }

    private static String url(Site site, Zone zone, EventKind kind) {
        return "/sites/" + site.id() + "/zones/" + zone.number() + "/codes?kind=" + kind.code();
    }

    private static String codes(Site site) {
        return "/sites/" + site.id() + "/codes";
    }

    @GetMapping("/codes/edit")
    @Needs(Right.CHANGE_SITES)
    ModelAndView edit(
            DealerPerson person,
            @PathVariable String siteId,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String kind) {
        return forms.show(person, ofSite(person, siteId, type, kind));
    }

    @PostMapping("/codes/edit")
    @Needs(Right.CHANGE_SITES)
    ModelAndView save(
            DealerPerson person,
            @PathVariable String siteId,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam Map<String, String> form) {
        return forms.save(person, ofSite(person, siteId, type, kind), form);
    }

    @GetMapping("/zones/{number}/codes")
    @Needs(Right.CHANGE_SITES)
    ModelAndView editZone(
            DealerPerson person,
            @PathVariable String siteId,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String kind) {
        return forms.show(person, ofZone(person, siteId, number, kind));
    }

    @PostMapping("/zones/{number}/codes")
    @Needs(Right.CHANGE_SITES)
    ModelAndView saveZone(
            DealerPerson person,
            @PathVariable String siteId,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam Map<String, String> form) {
        return forms.save(person, ofZone(person, siteId, number, kind), form);
    }

    private CodeForms.Asked ofSite(DealerPerson person, String siteId, String typeCode, String kindCode) {
        var site = sites.site(person, siteId);
        var type = CodeForms.type(typeCode);
        var kind = CodeForms.kind(kindCode);
        var said = library.of(person.dealer(), site.id());
        var place = new LibraryPlace.OfSite(site.id(), type);
        return new CodeForms.Asked(
                place,
                kind,
                where(
                        site,
                        kind.words() + " in " + type.words() + " zones",
                        "at " + site.name(),
                        url(site, type, kind)),
                said.of(kind, type),
                said.at(place, kind).map(one -> said.without(place, kind).of(kind, type)));
    }

    private CodeForms.Asked ofZone(DealerPerson person, String siteId, String number, String kindCode) {
        var site = sites.site(person, siteId);
        var zone = zones.of(TenantScope.dealer(person.dealer()), person.dealer(), site.id()).stream()
                .filter(one -> one.number().toString().equals(number))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        var kind = CodeForms.kind(kindCode);
        var said = library.of(person.dealer(), site.id());
        var place = new LibraryPlace.OfZone(site.id(), zone.number());
        return new CodeForms.Asked(
                place,
                kind,
                where(
                        site,
                        kind.words() + " in zone " + zone.number() + ", " + zone.name(),
                        "at " + site.name(),
                        url(site, zone, kind)),
                said.of(kind, zone),
                said.at(place, kind).map(one -> said.without(place, kind).of(kind, zone)));
    }

    private static CodeFormPage.Where where(Site site, String title, String about, String action) {
        return new CodeFormPage.Where(Entries.SITES, title, about, action, codes(site), "Alarm codes", null);
    }
}
