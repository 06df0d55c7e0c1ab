package org.keyholder.server.dealerportal.device;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.dealerportal.device.DevicePage.DeviceFields;
import org.keyholder.server.dealerportal.site.SiteHeads;
import org.keyholder.server.dealerportal.site.SiteOverviews;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.DeviceId;
import org.keyholder.server.site.DeviceKind;
import org.keyholder.server.site.DeviceWithKeys;
import org.keyholder.server.site.Devices;
import org.keyholder.server.site.KeysOfDevices;
import org.keyholder.server.site.Site;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Renames a device that reports by itself, and takes it away. */
@Controller
@RequestMapping("/sites/{siteId}/devices/{deviceId}")
@Needs(Right.CHANGE_SITES)
class DeviceController {

    private final OwnSites sites;
    private final Devices devices;
    private final KeysOfDevices keys;
    private final SiteOverviews overviews;
    private final SiteHeads heads;
    private final Portals portals;

    DeviceController(
            OwnSites sites,
            Devices devices,
            KeysOfDevices keys,
            SiteOverviews overviews,
            SiteHeads heads,
            Portals portals) {
        this.sites = sites;
        this.devices = devices;
        this.keys = keys;
        this.overviews = overviews;
        this.heads = heads;
        this.portals = portals;
    }

    @GetMapping("/edit")
    ModelAndView edit(DealerPerson person, @PathVariable String siteId, @PathVariable UUID deviceId) {
        var device = device(sites.site(person, siteId), deviceId);
        return page(
                        person,
                        siteId,
                        device,
                        new DeviceFields(device.name(), device.kind().code()),
                        FormErrors.NONE)
                .view();
    }

    @PostMapping("/edit")
    ModelAndView save(
            DealerPerson person,
            @PathVariable String siteId,
            @PathVariable UUID deviceId,
            @RequestParam Map<String, String> form) {
        var site = sites.site(person, siteId);
        var device = device(site, deviceId);
        var input = new FormInput(form);
        var typed = new DeviceFields(input.text("deviceName"), input.text("deviceKind"));
        var mistakes = new Mistakes();
        var name = mistakes.line("deviceName", typed.name(), DevicesController.LONGEST_DEVICE);
        var kind = mistakes.read("deviceKind", DeviceKind.OTHER, () -> DeviceKind.ofCode(typed.kind()));
        if (mistakes.any()) {
            return page(person, siteId, device, typed, mistakes.errors()).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        devices.change(person.dealer(), site.id(), device.id(), name, kind);
        return backTo(site);
    }

    private DevicePage page(
            DealerPerson person, String siteId, DeviceWithKeys device, DeviceFields typed, FormErrors errors) {
        return new DevicePage(
                portals.of(person),
                heads.of(overviews.of(person, siteId)),
                device.id().toString(),
                typed,
                errors);
    }

    @GetMapping("/remove")
    ModelAndView remove(DealerPerson person, @PathVariable String siteId, @PathVariable UUID deviceId) {
        var site = sites.site(person, siteId);
        var device = device(site, deviceId);
        return new RemovePage(
                        portals.of(person),
                        devicesOf(site),
                        site.name(),
                        device.name(),
                        List.of(
                                "Its keys end at once: what it reports from now on is refused and reaches nobody.",
                                "What it has reported so far stays. To have it report again, add it anew and enter the new key in it."),
                        "Remove the device",
                        devicesOf(site) + "/" + device.id() + "/remove")
                .view();
    }

    @PostMapping("/remove")
    ModelAndView removeNow(DealerPerson person, @PathVariable String siteId, @PathVariable UUID deviceId) {
        var site = sites.site(person, siteId);
        devices.remove(person.dealer(), site.id(), new DeviceId(deviceId));
        return backTo(site);
    }

    private DeviceWithKeys device(Site site, UUID id) {
        return keys.find(site.dealer(), site.id(), new DeviceId(id)).orElseThrow(Refusal::notFound);
    }

    private static ModelAndView backTo(Site site) {
        return new ModelAndView("redirect:" + devicesOf(site));
    }

    private static String devicesOf(Site site) {
        return "/sites/" + site.id() + "/devices";
    }
}
