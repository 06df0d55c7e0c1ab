package org.keyholder.server.identity.internal;

import java.io.IOException;
import java.util.HexFormat;
import org.keyholder.server.admission.MemoryClaim;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.SecretFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How passwords are hashed, how guesses at them are counted, and what both take of the memory. */
@Configuration(proxyBeanMethods = false)
class PasswordConfiguration {

    private static final int KEY_BYTES = 32;

    @Bean
    HashingThread passwordEncoder(PasswordSettings settings) {
        return new HashingThread(new PasswordHashes(settings.rounds()), settings.pause());
    }

    @Bean
    KnownBrowsers knownBrowsers(Home home) throws IOException {
        var key = new SecretFiles(home.secrets()).get("known-browsers.key", KEY_BYTES);
        return new KnownBrowsers(HexFormat.of().parseHex(key));
    }

    @Bean
    MemoryClaim passwordBeingHashed() {
        return new MemoryClaim("password being hashed", 1, Argon2Hash.BYTES, "");
    }

    @Bean
    MemoryClaim triesOfCodes() {
        return new MemoryClaim("remembered tries of codes", CodeThrottle.MOST_REMEMBERED, Tries.BYTES_EACH, "");
    }

    @Bean
    MemoryClaim triesOfReceiverPasskeys() {
        return new MemoryClaim(
                "remembered tries of receivers' passkeys",
                ReceiverPasskeyThrottle.MOST_REMEMBERED,
                Tries.BYTES_EACH,
                "");
    }

    @Bean
    MemoryClaim askedForLinks() {
        return new MemoryClaim(
                "networks that asked for passwords", ForgottenPasswords.MOST_REMEMBERED, Tries.BYTES_EACH, "");
    }

    @Bean
    MemoryClaim triesToSignIn() {
        return new MemoryClaim(
                "remembered tries to sign in", SignInThrottle.MOST_REMEMBERED_IN_ALL, Tries.BYTES_EACH, "");
    }
}
