package org.keyholder.server.messaging.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.messaging.LinkTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key of link tokens. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    private static final int KEY_BYTES = 32;

    @Bean
    LinkTokens linkTokens(Home home) throws IOException {
        return new LinkTokens(key(Home.privateFolder(home.secrets()).resolve("link-tokens.key")));
    }

    private static byte[] key(Path file) throws IOException {
        try {
            return HexFormat.of().parseHex(Files.readString(file).strip());
        } catch (NoSuchFileException e) {
            return newKey(file);
        }
    }

    private static byte[] newKey(Path file) throws IOException {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var passing = Files.createTempFile(
                file.getParent(),
                "key",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passing, HexFormat.of().formatHex(key));
        Files.move(passing, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }
}
