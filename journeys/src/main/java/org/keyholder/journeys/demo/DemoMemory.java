package org.keyholder.journeys.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.keyholder.journeys.FirstSite;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.identity.PasswordRules;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a demo keeps from one start to the next: the device's key and the passwords, so that links and scripts go on working. */
record DemoMemory(FirstSite firstSite) {

    private static final String FILE = "demo-secrets.json";

    /** In hex, 16 characters. */
    private static final int PASSWORD_BYTES = 8;

    private static final int SECRET_BYTES = 32;

    private static final List<String> PASSWORDS = List.of(
            "operatorPassword",
            "dealerPassword",
            "administratorPassword",
            "stationAdminPassword",
            "installerPassword",
            "secondDealerPassword",
            "secondOperatorPassword");

    static DemoMemory of(Path home) throws IOException {
        var secrets = new SecretFiles(home);
        var json = JsonMapper.builder().build();
        var facts = secrets.has(FILE)
                ? (ObjectNode) json.readTree(Files.readString(secrets.file(FILE)))
                : json.createObjectNode();
        // What a demo of an earlier release lacks, or has too short for the rules of today, is made now.
        var kept = facts.toString();
        keep(facts, "deviceKey", 1, () -> "kh_demo_" + random(2 * PASSWORD_BYTES));
        keep(facts, "launchSecret", 1, () -> random(SECRET_BYTES));
        PASSWORDS.forEach(password -> keep(facts, password, PasswordRules.SHORTEST, () -> random(PASSWORD_BYTES)));
        if (!facts.toString().equals(kept)) {
            secrets.write(FILE, json.writeValueAsString(facts));
        }
        return new DemoMemory(json.treeToValue(facts, FirstSite.class));
    }

    private static void keep(ObjectNode facts, String field, int shortest, Supplier<String> making) {
        if (facts.path(field).asString("").length() < shortest) {
            facts.put(field, making.get());
        }
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
