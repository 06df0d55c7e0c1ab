package org.keyholder.journeys.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.keyholder.journeys.FirstSite;
import org.keyholder.server.configuration.SecretFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a demo keeps from one start to the next: the device's key and the passwords, so that links and scripts go on working. */
record DemoMemory(FirstSite firstSite) {

    private static final String FILE = "demo-secrets.json";

    static DemoMemory of(Path home) throws IOException {
        var secrets = new SecretFiles(home);
        var json = JsonMapper.builder().build();
        if (!secrets.has(FILE)) {
            var made = new FirstSite("kh_demo_" + random(16), random(4), random(4), random(32));
            secrets.write(FILE, json.writeValueAsString(made));
        }
        return new DemoMemory(json.treeToValue(remembered(secrets, json), FirstSite.class));
    }

    /** A demo that was begun before launches were signed gets its secret now. */
    private static JsonNode remembered(SecretFiles secrets, JsonMapper json) throws IOException {
        var facts = (ObjectNode) json.readTree(Files.readString(secrets.file(FILE)));
        if (!facts.has("launchSecret")) {
            facts.put("launchSecret", random(32));
            secrets.write(FILE, json.writeValueAsString(facts));
        }
        return facts;
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
