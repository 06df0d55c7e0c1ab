package org.keyholder.journeys;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.testing.phones.PhoneNetworkOptions;
import org.keyholder.testing.world.World;
import tools.jackson.databind.json.JsonMapper;

/**
 * Acme Security with its first site, Harbour Yard, watched by North Central under P2794, with cameras on zones 017 and
 * 018, and its neighbours: as a provisioning file, and as the settings with which a server reaches the fake world.
 */
public record FirstSite(
        String deviceKey,
        String operatorPassword,
        String dealerPassword,
        String administratorPassword,
        String stationAdminPassword,
        String installerPassword,
        String launchSecret,
        String secondDealerPassword,
        String secondOperatorPassword) {

    public static final String ACCOUNT = "P2794";
    public static final String ZONE = "017";
    public static final String OPERATOR = "kim";
    public static final String DEALER = "dana";
    public static final String ADMINISTRATOR = "ruth";
    public static final String STATION_ADMIN = "omar";
    public static final String INSTALLER = "lee";

    /** Of the receivers of both stations: with it a newcomer makes a station record. */
    public static final String RECEIVER_PASSKEY = "demo-passkey";

    public FirstSite {
        Objects.requireNonNull(deviceKey);
        Objects.requireNonNull(operatorPassword);
        Objects.requireNonNull(dealerPassword);
        Objects.requireNonNull(administratorPassword);
        Objects.requireNonNull(stationAdminPassword);
        Objects.requireNonNull(installerPassword);
        Objects.requireNonNull(launchSecret);
        Objects.requireNonNull(secondDealerPassword);
        Objects.requireNonNull(secondOperatorPassword);
    }

    /** The settings of a server that texts by way of the world's phone network. */
    public static Map<String, Object> settings(World world, int port) {
        var settings = new HashMap<String, Object>();
        settings.put("keyholder.port", port);
        settings.put("keyholder.metrics.port", 0);
        settings.put(
                "keyholder.messaging.twilio.base-url", world.twilioBaseUrl().toString());
        settings.put("keyholder.messaging.twilio.account-sid", PhoneNetworkOptions.DEMO_SID);
        settings.put("keyholder.messaging.twilio.auth-token", PhoneNetworkOptions.DEMO_TOKEN);
        settings.put("keyholder.messaging.twilio.from", "+13125550100");
        return settings;
    }

    /** The settings by which somebody runs the installation from the first start on, so that nobody is asked to by a link. */
    public static Map<String, Object> administrator(String password) {
        return Map.of(
                "keyholder.administrator.login", ADMINISTRATOR,
                "keyholder.administrator.name", "Ruth Adler",
                "keyholder.administrator.password", password);
    }

    /** Writes the provisioning file, with a receiver over HTTP or over TCP. */
    public Path provisioningFile(Path folder, World world, boolean overTcp) throws IOException {
        var tcp = world.receiverTcpAddress();
        var receiver = overTcp
                ? receiver("xml-tcp", tcp.getHostString() + ":" + tcp.getPort())
                : receiver("xml-http", world.receiverHttpAddress().toString());
        // It holds passwords: only its owner may read it.
        var files = new SecretFiles(folder);
        files.write(
                "first-site.json",
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(Map.of(
                                "administrators",
                                List.of(person(
                                        ADMINISTRATOR, "Ruth Adler", administratorPassword, "installation-admin")),
                                "stations",
                                List.of(station(receiver), neighbours().station(receiver)),
                                "dealers",
                                List.of(dealer(), neighbours().dealer()))));
        return files.file("first-site.json");
    }

    /** Dealers who make a record of it on their pages need its passkey. */
    private static Map<String, Object> receiver(String protocol, String address) {
        return Map.of(
                "key",
                "xml",
                "name",
                "XML receiver",
                "protocol",
                protocol,
                "address",
                address,
                "brand",
                "Keyholder",
                "description",
                "Takes the signals of the demo and shows them",
                "dealers",
                List.of(),
                "passkey",
                RECEIVER_PASSKEY);
    }

    /** Who lives beside it. */
    public Neighbours neighbours() {
        return new Neighbours(secondDealerPassword, secondOperatorPassword);
    }

    private Map<String, Object> station(Map<String, Object> receiver) {
        return Map.of(
                "key",
                "north",
                "name",
                "North Central",
                "phone",
                "(312) 555-0190",
                "launchSecret",
                launchSecret,
                // A newcomer gets in with what is printed.
                "secondFactor",
                false,
                "receivers",
                List.of(receiver),
                "operators",
                List.of(
                        person(OPERATOR, "Kim Moreau", operatorPassword, "operator"),
                        person(STATION_ADMIN, "Omar Haddad", stationAdminPassword, "station-admin")));
    }

    private Map<String, Object> dealer() {
        return Map.of(
                "key", "acme",
                "name", "Acme Security",
                "colour", "#123a7a",
                "phone", "(312) 555-0111",
                "stationRecords",
                        List.of(Map.of("key", "north", "name", "North Central", "station", "north", "receiver", "xml")),
                "people",
                        List.of(
                                person(DEALER, "Dana Whitfield", dealerPassword, "dealer-admin"),
                                person(INSTALLER, "Lee Wong", installerPassword, "installer")),
                "sites", List.of(site()));
    }

    private static Map<String, Object> person(String login, String name, String password, String role) {
        return Map.of("login", login, "name", name, "password", password, "role", role);
    }

    private Map<String, Object> site() {
        return Map.of(
                "key", "harbour-yard",
                "name", "Harbour Yard",
                "address", "Mill Lane 12, Chicago IL 60611",
                "timeZone", "America/Chicago",
                "stationRecord", "north",
                "accountNumber", ACCOUNT,
                "zones",
                        List.of(
                                Map.of("number", ZONE, "name", "North walkway"),
                                Map.of("number", "018", "name", "Gate")),
                "devices", List.of(Map.of("key", "bridge", "name", "Bridge", "bearerKey", deviceKey)));
    }
}
