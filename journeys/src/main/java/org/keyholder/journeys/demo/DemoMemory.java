package org.keyholder.journeys.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.keyholder.journeys.FirstSite;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.identity.PasswordRules;
import tools.jackson.databind.json.JsonMapper;

/** What a demo keeps from one start to the next: the device's key and the passwords, so that links and scripts go on working. */
record DemoMemory(FirstSite firstSite) {

    private static final String FILE = "demo-secrets.json";

    /** In hex, 16 characters. */
    private static final int PASSWORD_BYTES = 8;

    static DemoMemory of(Path home) throws IOException {
        var secrets = new SecretFiles(home);
        var json = JsonMapper.builder().build();
        if (!secrets.has(FILE)) {
            secrets.write(FILE, json.writeValueAsString(withPasswords("kh_demo_" + random(16))));
        }
        var kept = json.readValue(Files.readString(secrets.file(FILE)), FirstSite.class);
        if (kept.operatorPassword().length() < PasswordRules.SHORTEST) {
            // A home of 0.1, whose passwords the rules of today would refuse.
            secrets.write(FILE, json.writeValueAsString(withPasswords(kept.deviceKey())));
            return of(home);
        }
        return new DemoMemory(kept);
    }

    private static FirstSite withPasswords(String deviceKey) {
        return new FirstSite(deviceKey, random(PASSWORD_BYTES), random(PASSWORD_BYTES));
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
