package org.keyholder.server.dealerportal.device;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Devices;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Zone;
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

/** The cameras of a site under their zone numbers, and the devices that report for them. */
@Controller
@Needs(Right.SEE_SITES)
class DevicesController {

    private static final int LONGEST_ZONE = 60;
    private static final int LONGEST_DEVICE = 120;

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
        var input = new FormInput(form);
        var typed = new DevicesPage.ZoneFields(input.text("zone"), input.text("zoneName"));
        var mistakes = new Mistakes();
        var name = mistakes.line("zoneName", typed.name(), LONGEST_ZONE);
        var number = ZoneNumber.read(typed.number());
        if (number.isEmpty()) {
            mistakes.add("zone", "Enter a zone number from 1 to 999.");
        } else if (!mistakes.any() && !zones.add(person.dealer(), site.id(), new Zone(number.get(), name))) {
            mistakes.add("zone", "Zone " + number.get() + " already exists.");
        }
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
        var typed = new FormInput(form).text("deviceName");
        var mistakes = new Mistakes();
        var name = mistakes.line("deviceName", typed, LONGEST_DEVICE);
        if (mistakes.any()) {
            return refused(pages.withDevice(person, siteId, typed, mistakes.errors()));
        }
        var key = devices.add(person.dealer(), site.id(), name);
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
