package org.keyholder.server.dealerportal.device;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.keyholder.server.dealerportal.OwnSites;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.keys.ValidKey;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.DeviceId;
import org.keyholder.server.site.DeviceWithKeys;
import org.keyholder.server.site.KeysOfDevices;
import org.keyholder.server.site.Site;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Another key for a device, and the end of one. */
@Controller
@RequestMapping("/sites/{siteId}/devices/{deviceId}/keys")
@Needs(Right.CHANGE_SITES)
class DeviceKeysController {

    private final OwnSites sites;
    private final KeysOfDevices keys;
    private final DevicesPages pages;
    private final Portals portals;

    DeviceKeysController(OwnSites sites, KeysOfDevices keys, DevicesPages pages, Portals portals) {
        this.sites = sites;
        this.keys = keys;
        this.pages = pages;
        this.portals = portals;
    }

    /** Where a reload of the page with the new key leads. */
    @GetMapping
    ModelAndView show(DealerPerson person, @PathVariable String siteId, @PathVariable UUID deviceId) {
        var site = sites.site(person, siteId);
        device(site, deviceId);
        return new ModelAndView("redirect:" + devicesOf(site));
    }

    /** The key stands in this one answer and nowhere else. */
    @PostMapping
    ModelAndView renew(
            DealerPerson person,
            @PathVariable String siteId,
            @PathVariable UUID deviceId,
            HttpServletResponse response) {
        var site = sites.site(person, siteId);
        var device = device(site, deviceId);
        try {
            var key = keys.renew(person.dealer(), site.id(), device.id());
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            return pages.withKey(
                            person,
                            siteId,
                            new DevicesPage.NewKey(
                                    device.name(), key.reveal(), !device.keys().isEmpty()))
                    .view();
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.CONFLICT) {
                throw refusal;
            }
            return pages.withDevice(
                            person,
                            siteId,
                            DevicePage.DeviceFields.EMPTY,
                            FormErrors.form(device.name() + ": " + refusal.words()))
                    .view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{keyId}/revoke")
    ModelAndView revoke(
            DealerPerson person, @PathVariable String siteId, @PathVariable UUID deviceId, @PathVariable UUID keyId) {
        var site = sites.site(person, siteId);
        var device = device(site, deviceId);
        var key = device.key(keyId).orElseThrow(Refusal::notFound);
        return new RevokeKeyPage(
                        portals.of(person),
                        devicesOf(site),
                        site.name(),
                        device.name(),
                        which(device, key),
                        consequence(device, key),
                        devicesOf(site) + "/" + deviceId + "/keys/" + keyId + "/revoke")
                .view();
    }

    private static String which(DeviceWithKeys device, ValidKey key) {
        if (device.keys().size() == 1) {
            return "the key";
        }
        return key.equals(device.keys().getFirst()) ? "the old key" : "the new key";
    }

    private static String consequence(DeviceWithKeys device, ValidKey key) {
        if (device.keys().size() == 1) {
            return "It is the only key of " + device.name()
                    + ". The device is silenced at once: its alarms are refused and"
                    + " reach nobody until you make another key and enter it in the device.";
        }
        var other = device.keys().stream()
                .filter(one -> !one.equals(key))
                .findFirst()
                .orElseThrow();
        return other.usedAt().isPresent()
                ? "It is refused at once. The other key of " + device.name() + " goes on."
                : "It is refused at once. The other key of " + device.name()
                        + " has not been used yet: if it is not entered"
                        + " in the device, its alarms are refused and reach nobody.";
    }

    @PostMapping("/{keyId}/revoke")
    ModelAndView revokeNow(
            DealerPerson person, @PathVariable String siteId, @PathVariable UUID deviceId, @PathVariable UUID keyId) {
        var site = sites.site(person, siteId);
        keys.revoke(person.dealer(), site.id(), new DeviceId(deviceId), keyId);
        return new ModelAndView("redirect:" + devicesOf(site));
    }

    private DeviceWithKeys device(Site site, UUID id) {
        return keys.find(site.dealer(), site.id(), new DeviceId(id)).orElseThrow(Refusal::notFound);
    }

    private static String devicesOf(Site site) {
        return "/sites/" + site.id() + "/devices";
    }
}
