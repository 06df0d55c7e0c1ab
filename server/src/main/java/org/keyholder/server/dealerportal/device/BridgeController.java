package org.keyholder.server.dealerportal.device;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.site.SiteHeads;
import org.keyholder.server.dealerportal.site.SiteOverviews;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.Bridge;
import org.keyholder.server.site.BridgeId;
import org.keyholder.server.site.Bridges;
import org.keyholder.server.site.SaveBridge;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Zones;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Sets up a bridge with its cameras and alarm inputs, and takes it away. */
@Controller
@RequestMapping("/sites/{siteId}/bridges")
@Needs(Right.CHANGE_SITES)
class BridgeController {

    private final OwnSites sites;
    private final Zones zones;
    private final Bridges bridges;
    private final SiteOverviews overviews;
    private final SiteHeads heads;
    private final Portals portals;

    BridgeController(
            OwnSites sites, Zones zones, Bridges bridges, SiteOverviews overviews, SiteHeads heads, Portals portals) {
        this.sites = sites;
        this.zones = zones;
        this.bridges = bridges;
        this.overviews = overviews;
        this.heads = heads;
        this.portals = portals;
    }

    @GetMapping("/new")
    ModelAndView blank(DealerPerson person, @PathVariable String siteId) {
        return page(person, siteId, null, BridgeForm.empty(), FormErrors.NONE).view();
    }

    @PostMapping("/new")
    ModelAndView add(DealerPerson person, @PathVariable String siteId, @RequestParam Map<String, String> form) {
        return save(person, sites.site(person, siteId), null, form);
    }

    @GetMapping("/{bridgeId}")
    ModelAndView edit(DealerPerson person, @PathVariable String siteId, @PathVariable UUID bridgeId) {
        var bridge = bridge(sites.site(person, siteId), bridgeId);
        return page(person, siteId, bridge.id(), BridgeForm.of(bridge), FormErrors.NONE)
                .view();
    }

    @PostMapping("/{bridgeId}")
    ModelAndView change(
            DealerPerson person,
            @PathVariable String siteId,
            @PathVariable UUID bridgeId,
            @RequestParam Map<String, String> form) {
        var site = sites.site(person, siteId);
        return save(person, site, bridge(site, bridgeId).id(), form);
    }

    private ModelAndView save(DealerPerson person, Site site, @Nullable BridgeId id, Map<String, String> form) {
        var typed = BridgeForm.typed(new FormInput(form));
        var mistakes = new Mistakes();
        var read = BridgeForm.read(
                typed, zones.of(TenantScope.dealer(person.dealer()), person.dealer(), site.id()), mistakes);
        if (!mistakes.any()) {
            switch (saved(person, site, id, read)) {
                case SaveBridge.Saved saved -> {
                    return backTo(site);
                }
                case SaveBridge.ZoneWatched watched ->
                    typed.ports().stream()
                            .filter(port -> read.ports().stream()
                                    .anyMatch(one -> one.kind() == port.kind()
                                            && one.place() == port.place()
                                            && one.zone()
                                                    .filter(watched.zone()::equals)
                                                    .isPresent()))
                            .forEach(port -> mistakes.add(
                                    port.field() + "Zone",
                                    "Zone " + watched.zone() + " is watched by " + watched.bridge() + " already."));
                case SaveBridge.TooMany tooMany ->
                    mistakes.add("bridgeName", "This site has as many bridges as it can have. Remove one first.");
            }
        }
        return page(person, site.id().toString(), id, typed, mistakes.errors()).view(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private SaveBridge saved(DealerPerson person, Site site, @Nullable BridgeId id, BridgeForm read) {
        return id == null
                ? bridges.add(person.dealer(), site.id(), read.name(), read.ports(), read.newZones())
                : bridges.change(person.dealer(), site.id(), id, read.name(), read.ports(), read.newZones());
    }

    @GetMapping("/{bridgeId}/remove")
    ModelAndView remove(DealerPerson person, @PathVariable String siteId, @PathVariable UUID bridgeId) {
        var site = sites.site(person, siteId);
        var bridge = bridge(site, bridgeId);
        return new RemovePage(
                        portals.of(person),
                        devicesOf(site),
                        site.name(),
                        bridge.name(),
                        List.of(
                                "What is connected to it is forgotten with it.",
                                "The zones stay, with their alarm codes and what was reported of them; nothing of this bridge watches them any more."),
                        "Remove the bridge",
                        "/sites/" + site.id() + "/bridges/" + bridge.id() + "/remove")
                .view();
    }

    @PostMapping("/{bridgeId}/remove")
    ModelAndView removeNow(DealerPerson person, @PathVariable String siteId, @PathVariable UUID bridgeId) {
        var site = sites.site(person, siteId);
        bridges.remove(person.dealer(), site.id(), new BridgeId(bridgeId));
        return backTo(site);
    }

    private Bridge bridge(Site site, UUID id) {
        return bridges.find(site.dealer(), site.id(), new BridgeId(id)).orElseThrow(Refusal::notFound);
    }

    private BridgePage page(
            DealerPerson person, String siteId, @Nullable BridgeId id, BridgePage.Fields typed, FormErrors errors) {
        return new BridgePage(
                portals.of(person),
                heads.of(overviews.of(person, siteId)),
                id == null ? null : id.toString(),
                typed,
                errors);
    }

    private static ModelAndView backTo(Site site) {
        return new ModelAndView("redirect:" + devicesOf(site));
    }

    private static String devicesOf(Site site) {
        return "/sites/" + site.id() + "/devices";
    }
}
