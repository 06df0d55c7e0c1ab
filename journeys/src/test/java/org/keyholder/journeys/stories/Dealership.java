package org.keyholder.journeys.stories;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An alarm company with its portal, and one person who works in it. */
final class Dealership {

    private static final String PASSWORD = "a fine day for wiring";

    private final StoryWorld stories;
    private final String name;
    private final String key;
    private final List<Station> stations;
    private final Window window;

    Dealership(StoryWorld stories, String name, Station... stations) {
        this.stories = stories;
        this.name = name;
        this.key = "dealer-" + stories.next();
        this.stations = List.of(stations);
        this.window = Window.on(stories, Window.Size.WIDE);
        setUp(List.of());
    }

    Window window() {
        return window;
    }

    /** Sets a site up that is watched by the dealer's first station. */
    GuardedSite site(String siteName, String account, String... zonesAndNames) {
        var siteKey = "site-" + stories.next();
        var deviceKey = "kh_story_" + UUID.randomUUID();
        var zones = java.util.stream.IntStream.range(0, zonesAndNames.length / 2)
                .mapToObj(i -> Map.of("number", zonesAndNames[2 * i], "name", zonesAndNames[2 * i + 1]))
                .toList();
        setUp(List.of(Map.of(
                "key",
                siteKey,
                "name",
                siteName,
                "address",
                "Mill Lane 12, Chicago IL 60611",
                "timeZone",
                "America/Chicago",
                "stationRecord",
                stations.getFirst().key(),
                "accountNumber",
                account,
                "zones",
                zones,
                "devices",
                List.of(Map.of("key", "bridge", "name", "Bridge", "bearerKey", deviceKey)))));
        return new GuardedSite(
                stories,
                stations.getFirst(),
                id("dealer:" + key),
                id("site:" + key + "/" + siteKey),
                account,
                deviceKey);
    }

    /** Somebody else works there, who signs in by this login. */
    void employs(String login, String fullName) {
        stories.provision(Map.of(
                "dealers",
                List.of(Map.of(
                        "key",
                        key,
                        "name",
                        name,
                        "people",
                        List.of(Map.of(
                                "login", login, "name", fullName, "password", PASSWORD, "role", "installer"))))));
    }

    /** The site that was made in the portal, whose page is open. */
    GuardedSite siteMadeByHand(String deviceKey, String account) {
        var id = window.page().url().replaceFirst(".*/sites/([0-9a-f-]{36}).*", "$1");
        return new GuardedSite(stories, stations.getFirst(), id("dealer:" + key), id, account, deviceKey);
    }

    private void setUp(List<?> sites) {
        var records = stations.stream()
                .map(station -> Map.of(
                        "key", station.key(), "name", station.name(), "station", station.key(), "receiver", "xml"))
                .toList();
        var person = Map.of("login", key, "name", "Dana Whitfield", "password", PASSWORD);
        stories.provision(Map.of(
                "dealers",
                List.of(Map.of(
                        "key", key,
                        "name", name,
                        "colour", "#123a7a",
                        "phone", "(312) 555-0111",
                        "stationRecords", records,
                        "people", List.of(person),
                        "sites", sites))));
    }

    /** The same id that provisioning makes of the same key. */
    private static String id(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** In a browser that runs no scripts. */
    Window signsInWithoutScripts() {
        var plain = Window.withoutScripts(stories, Window.Size.WIDE).opens("/sites");
        return plain.enters("User name", key).enters("Password", PASSWORD).presses("Sign in");
    }

    Dealership signsIn() {
        window.opens("/sites");
        window.enters("User name", key).enters("Password", PASSWORD).presses("Sign in");
        return this;
    }
}
