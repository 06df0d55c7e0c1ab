package org.keyholder.server.messaging.internal;

import java.io.IOException;
import java.util.HexFormat;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.configuration.SecretFiles;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.messaging.MessagingSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The provider and the key of link tokens. */
@Configuration(proxyBeanMethods = false)
class MessagingConfiguration {

    private static final int KEY_BYTES = 32;

    @Bean
    TextProvider textProvider(MessagingSettings settings, PublicUrl publicUrl) {
        var account = settings.twilio();
        return account == null ? new NoProvider() : new TwilioProvider(settings, account, publicUrl);
    }

    @Bean
    LinkTokens linkTokens(Home home) throws IOException {
        var key = new SecretFiles(home.secrets()).get("link-tokens.key", KEY_BYTES);
        return new LinkTokens(HexFormat.of().parseHex(key));
    }
}
