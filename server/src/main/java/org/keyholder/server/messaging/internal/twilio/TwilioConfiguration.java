package org.keyholder.server.messaging.internal.twilio;

import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.messaging.MessagingSettings;
import org.keyholder.server.messaging.internal.TextProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Twilio as the provider, where there is an account. */
@Configuration(proxyBeanMethods = false)
class TwilioConfiguration {

    @Bean
    TextProvider textProvider(MessagingSettings settings, PublicUrl publicUrl) {
        var account = settings.twilio();
        return account == null ? TextProvider.none() : new TwilioProvider(settings, account, publicUrl);
    }
}
