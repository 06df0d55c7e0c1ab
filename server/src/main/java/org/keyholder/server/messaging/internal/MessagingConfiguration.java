package org.keyholder.server.messaging.internal;

import java.io.IOException;
import java.util.HexFormat;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.messaging.LinkTokens;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key of link tokens. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    private static final int KEY_BYTES = 32;

    @Bean
    LinkTokens linkTokens(Home home) throws IOException {
        var key = new SecretFiles(home.secrets()).get("link-tokens.key", KEY_BYTES);
        return new LinkTokens(HexFormat.of().parseHex(key));
    }
}
