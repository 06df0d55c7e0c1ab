package org.keyholder.journeys.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keyholder.journeys.FirstSite;
import org.keyholder.journeys.Neighbours;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.shared.SiteId;
import org.keyholder.testing.world.World;
import tools.jackson.databind.json.JsonMapper;

/** The links and logins, for people in the order of their clicks and for scripts as JSON. */
record DemoLinks(URI baseUrl, World world, SiteId site, DemoMemory memory) {

    void write(Path home) throws IOException {
        var first = memory.firstSite();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("baseUrl", baseUrl.toString());
        facts.put("operator", Map.of("user", FirstSite.OPERATOR, "password", first.operatorPassword()));
        facts.put("dealer", Map.of("user", FirstSite.DEALER, "password", first.dealerPassword()));
        facts.put("administrator", Map.of("user", FirstSite.ADMINISTRATOR, "password", first.administratorPassword()));
        facts.put("stationAdmin", Map.of("user", FirstSite.STATION_ADMIN, "password", first.stationAdminPassword()));
        facts.put("installer", Map.of("user", FirstSite.INSTALLER, "password", first.installerPassword()));
        facts.put("secondDealer", secondDealer(first.neighbours()));
        facts.put("secondStation", secondStation(first.neighbours()));
        facts.put("deviceKey", first.deviceKey());
        facts.put("account", FirstSite.ACCOUNT);
        facts.put("zone", FirstSite.ZONE);
        facts.put("phonesUrl", world.phonesUrl().toString());
        facts.put("receiverUrl", world.receiverUrl().toString());
        facts.put("siteUrl", siteUrl());
        facts.put("launchUrl", launchUrl());
        facts.put("launchSecret", first.launchSecret());
        facts.put("cameraUrl", world.cameraUrl().toString());
        var json = JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(facts);
        // It holds passwords: only its owner may read it.
        new SecretFiles(home).write("demo.json", json + "\n");
    }

    /** At the first site's station, under a number to which Keyholder adds its prefix. */
    private Map<String, String> secondDealer(Neighbours neighbours) {
        return Map.of(
                "user",
                Neighbours.DEALER,
                "password",
                neighbours.dealerPassword(),
                "account",
                Neighbours.ACCOUNT,
                "siteUrl",
                baseUrl + Neighbours.siteAtNorth());
    }

    /** Another station, where the first site's number is another customer's. */
    private Map<String, String> secondStation(Neighbours neighbours) {
        return Map.of(
                "user",
                Neighbours.OPERATOR,
                "password",
                neighbours.operatorPassword(),
                "account",
                FirstSite.ACCOUNT,
                "siteUrl",
                baseUrl + Neighbours.siteAtSouth());
    }

    private String siteUrl() {
        return baseUrl + "/sites/" + site;
    }

    private String launchUrl() {
        return baseUrl + "/monitoring?act=" + FirstSite.ACCOUNT + "&zone=" + FirstSite.ZONE;
    }

    void print() {
        var first = memory.firstSite();
        System.out.printf(
                """

                Keyholder is running, and an alarm is waiting. In this order:

                  1  The dealer's site       %s
                       sign in as            %s  /  %s
                  2  The alarm, as the station's software opens it
                                             %s
                       sign in as            %s  /  %s   (in a private window, or after signing out)
                       press Verify, then pick up
                  3  the key holders' phones %s
                       open the link, watch, press Dispatch or Disregard; the operator sees it at once
                  4  The receiver's log      %s
                  5  Trigger another alarm   %s

                Nobody here needs a second factor; a station that you make yourself asks its people for one.
                Ctrl-C stops everything; the next start picks up where this one ended.
                """,
                siteUrl(),
                FirstSite.DEALER,
                first.dealerPassword(),
                launchUrl(),
                FirstSite.OPERATOR,
                first.operatorPassword(),
                world.phonesUrl(),
                world.receiverUrl(),
                world.cameraUrl());
    }
}
