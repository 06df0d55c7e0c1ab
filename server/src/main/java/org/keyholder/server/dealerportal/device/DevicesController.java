package org.keyholder.server.dealerportal.device;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.site.DeviceKind;
import org.keyholder.server.site.Devices;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Zones;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The zones of a site, the bridges that watch them, and the devices that report by themselves. */
@Controller
@Needs(Right.SEE_SITES)
class DevicesController {

    static final int LONGEST_DEVICE = 120;

    private final OwnSites sites;
    private final Zones zones;
    private final Devices devices;
    private final DevicesPages pages;

    DevicesController(OwnSites sites, Zones zones, Devices devices, DevicesPages pages) {
        this.sites = sites;
        this.zones = zones;
        this.devices = devices;
        this.pages = pages;
    }

    @GetMapping("/sites/{siteId}/devices")
    ModelAndView show(DealerPerson person, @PathVariable String siteId) {
        return pages.show(person, siteId).view();
    }

    /** Where a reload of a refused form leads. */
    @GetMapping("/sites/{siteId}/zones")
    ModelAndView zones(DealerPerson person, @PathVariable String siteId) {
        return backTo(sites.site(person, siteId));
    }

    @PostMapping("/sites/{siteId}/zones")
    @Needs(Right.CHANGE_SITES)
    ModelAndView addZone(DealerPerson person, @PathVariable String siteId, @RequestParam Map<String, String> form) {
        var site = sites.site(person, siteId);
        var typed = ZoneForm.typed(new FormInput(form));
        var mistakes = new Mistakes();
        ZoneForm.read(typed, mistakes)
                .filter(zone -> !zones.add(person.dealer(), site.id(), zone))
                .ifPresent(zone -> mistakes.add("zone", "Zone " + zone.number() + " already exists."));
        return mistakes.any() ? refused(pages.withZone(person, siteId, typed, mistakes.errors())) : backTo(site);
    }

    @PostMapping("/sites/{siteId}/devices")
    @Needs(Right.CHANGE_SITES)
    ModelAndView addDevice(
            DealerPerson person,
            @PathVariable String siteId,
            @RequestParam Map<String, String> form,
            HttpServletResponse response) {
        var site = sites.site(person, siteId);
        var input = new FormInput(form);
        var typed = new DevicePage.DeviceFields(input.text("deviceName"), input.text("deviceKind"));
        var mistakes = new Mistakes();
        var name = mistakes.line("deviceName", typed.name(), LONGEST_DEVICE);
        // A form that was opened before devices had kinds does not name one.
        var kind = typed.kind().isEmpty()
                ? DeviceKind.OTHER
                : mistakes.read("deviceKind", DeviceKind.OTHER, () -> DeviceKind.ofCode(typed.kind()));
        if (mistakes.any()) {
            return refused(pages.withDevice(person, siteId, typed, mistakes.errors()));
        }
        var key = devices.add(person.dealer(), site.id(), name, kind);
        // The key stands in this one answer and nowhere else.
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return pages.withKey(person, siteId, new DevicesPage.NewKey(name, key.reveal(), false))
                .view();
    }

    private static ModelAndView refused(DevicesPage page) {
        return page.view(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView backTo(Site site) {
        return new ModelAndView("redirect:/sites/" + site.id() + "/devices");
    }
}
