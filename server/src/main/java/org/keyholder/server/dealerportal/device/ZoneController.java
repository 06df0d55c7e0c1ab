package org.keyholder.server.dealerportal.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.device.DevicesPage.ZoneFields;
import org.keyholder.server.dealerportal.site.SiteHeads;
import org.keyholder.server.dealerportal.site.SiteOverviews;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.Bridges;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.Zones;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Changes a zone, and takes it away. Another number is asked about: the station and the device have to know it. */
@Controller
@RequestMapping("/sites/{siteId}/zones/{number}")
@Needs(Right.CHANGE_SITES)
class ZoneController {

    private final OwnSites sites;
    private final Zones zones;
    private final Bridges bridges;
    private final SiteOverviews overviews;
    private final SiteHeads heads;
    private final Portals portals;

    ZoneController(
            OwnSites sites, Zones zones, Bridges bridges, SiteOverviews overviews, SiteHeads heads, Portals portals) {
        this.sites = sites;
        this.zones = zones;
        this.bridges = bridges;
        this.overviews = overviews;
        this.heads = heads;
        this.portals = portals;
    }

    @GetMapping("/edit")
    ModelAndView edit(DealerPerson person, @PathVariable String siteId, @PathVariable String number) {
        var zone = zone(sites.site(person, siteId), number);
        return page(person, siteId, zone, ZoneFields.of(zone), FormErrors.NONE, null)
                .view();
    }

    @PostMapping("/edit")
    ModelAndView save(
            DealerPerson person,
            @PathVariable String siteId,
            @PathVariable String number,
            @RequestParam Map<String, String> form) {
        var site = sites.site(person, siteId);
        var zone = zone(site, number);
        var input = new FormInput(form);
        var typed = ZoneForm.typed(input);
        var mistakes = new Mistakes();
        var wanted = ZoneForm.read(typed, mistakes);
        if (wanted.isEmpty()) {
            return refused(page(person, siteId, zone, typed, mistakes.errors(), null));
        }
        if (!wanted.get().number().equals(zone.number())) {
            var renumbering = ZonePage.Renumbering.of(
                    zone.number().toString(), wanted.get().number().toString());
            if (!isTaken(site, wanted.get()) && !renumbering.isConfirmedBy(input)) {
                return refused(page(person, siteId, zone, typed, FormErrors.NONE, renumbering));
            }
        }
        if (!zones.change(person.dealer(), site.id(), zone.number(), wanted.get())) {
            mistakes.add("zone", "Zone " + wanted.get().number() + " already exists.");
            return refused(page(person, siteId, zone, typed, mistakes.errors(), null));
        }
        return backTo(site);
    }

    private boolean isTaken(Site site, Zone wanted) {
        return zones.find(TenantScope.dealer(site.dealer()), site.dealer(), site.id(), wanted.number())
                .isPresent();
    }

    @GetMapping("/remove")
    ModelAndView remove(DealerPerson person, @PathVariable String siteId, @PathVariable String number) {
        var site = sites.site(person, siteId);
        var zone = zone(site, number);
        return new RemovePage(
                        portals.of(person),
                        devicesOf(site),
                        site.name(),
                        "zone " + zone.number() + ", " + zone.name(),
                        consequences(site, zone),
                        "Remove the zone",
                        "/sites/" + site.id() + "/zones/" + zone.number() + "/remove")
                .view();
    }

    private List<String> consequences(Site site, Zone zone) {
        var words = new ArrayList<String>();
        words.add(
                "A device that still reports zone " + zone.number()
                        + " is refused from now on, and nobody is told. A launch with this zone says that the site has no such zone.");
        bridges.of(site.dealer(), site.id()).stream()
                .flatMap(bridge -> bridge.ports().stream()
                        .filter(port ->
                                port.zone().filter(zone.number()::equals).isPresent())
                        .map(port -> port.words() + " of " + bridge.name() + " then raises no alarm any more."))
                .forEach(words::add);
        words.add("What was reported of it so far stays, under its number and name.");
        return words;
    }

    @PostMapping("/remove")
    ModelAndView removeNow(DealerPerson person, @PathVariable String siteId, @PathVariable String number) {
        var site = sites.site(person, siteId);
        zones.remove(person.dealer(), site.id(), zone(site, number).number());
        return backTo(site);
    }

    /** One zone has one address: its number with three digits. */
    private Zone zone(Site site, String number) {
        return zones.of(TenantScope.dealer(site.dealer()), site.dealer(), site.id()).stream()
                .filter(one -> one.number().toString().equals(number))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private ZonePage page(
            DealerPerson person,
            String siteId,
            Zone zone,
            ZoneFields typed,
            FormErrors errors,
            ZonePage.@Nullable Renumbering renumbering) {
        return new ZonePage(
                portals.of(person),
                heads.of(overviews.of(person, siteId)),
                zone.number().toString(),
                typed,
                errors,
                renumbering);
    }

    private static ModelAndView refused(ZonePage page) {
        return page.view(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView backTo(Site site) {
        return new ModelAndView("redirect:" + devicesOf(site));
    }

    private static String devicesOf(Site site) {
        return "/sites/" + site.id() + "/devices";
    }
}
