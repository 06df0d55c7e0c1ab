package org.keyholder.server.dealerportal.device;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

    private static final FormErrors TOO_MANY =
            FormErrors.of(Map.of("bridgeName", "This site has as many bridges as it can have. Remove one first."));

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
        if (mistakes.any()) {
            return wrong(person, site, id, typed, mistakes.errors());
        }
        return switch (saved(person, site, id, typed.shown(), read)) {
            case SaveBridge.Saved saved -> backTo(site);
            case SaveBridge.Overtaken(var now) -> overtaken(person, site, typed, read, now);
            case SaveBridge.ZoneWatched watched -> wrong(person, site, id, typed, errors(read, watched));
            case SaveBridge.TooMany tooMany -> wrong(person, site, id, typed, TOO_MANY);
        };
    }

    private SaveBridge saved(DealerPerson person, Site site, @Nullable BridgeId id, String shown, BridgeForm read) {
        return id == null
                ? bridges.add(person.dealer(), site.id(), read.name(), read.ports(), read.newZones())
                : bridges.change(
                        person.dealer(), site.id(), shown, new Bridge(id, read.name(), read.ports()), read.newZones());
    }

    private ModelAndView wrong(
            DealerPerson person, Site site, @Nullable BridgeId id, BridgePage.Fields typed, FormErrors errors) {
        return page(person, site.id().toString(), id, typed, errors).view(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static FormErrors errors(BridgeForm read, SaveBridge.ZoneWatched watched) {
        var words = "Zone " + watched.zone() + " is watched by " + watched.bridge() + " already.";
        return FormErrors.of(read.ports().stream()
                .filter(port -> port.zone().equals(Optional.of(watched.zone())))
                .collect(Collectors.toMap(port -> port.kind().code() + port.place() + "Zone", port -> words)));
    }

    /** Keeps what was typed: sent once more, it is saved over what is shown beside it. */
    private ModelAndView overtaken(
            DealerPerson person, Site site, BridgePage.Fields typed, BridgeForm read, Bridge now) {
        return new BridgePage(
                        portals.of(person),
                        heads.of(overviews.of(person, site.id().toString())),
                        now.id().toString(),
                        typed.besides(now),
                        FormErrors.NONE,
                        read.differences(now))
                .view(HttpStatus.CONFLICT);
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
                errors,
                List.of());
    }

    private static ModelAndView backTo(Site site) {
        return new ModelAndView("redirect:" + devicesOf(site));
    }

    private static String devicesOf(Site site) {
        return "/sites/" + site.id() + "/devices";
    }
}
