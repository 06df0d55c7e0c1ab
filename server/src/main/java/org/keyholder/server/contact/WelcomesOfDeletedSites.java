package org.keyholder.server.contact;

import java.util.UUID;
import org.keyholder.server.messaging.Conversation;
import org.keyholder.server.messaging.Texts;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.TextsOfSites;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes back the welcomes that a deleted site's contacts have not been sent yet: nobody is asked to look after a site that is not there. */
@Component
class WelcomesOfDeletedSites implements TextsOfSites {

    private final JdbcClient jdbc;
    private final Texts texts;

    WelcomesOfDeletedSites(JdbcClient jdbc, Texts texts) {
        this.jdbc = jdbc;
        this.texts = texts;
    }

    @Override
    public void sendNoMore(DealerId dealer, SiteId site) {
        var waiting = jdbc.sql(
                        "select welcome_id from contact where dealer_id = ? and site_id = ? and welcome_state = 'sending'")
                .params(dealer.value(), site.value())
                .query(UUID.class)
                .list();
        texts.sendNoMore(
                dealer,
                waiting.stream()
                        .map(welcome -> new Conversation(WelcomeMessages.KIND, welcome))
                        .toList());
        // One of which it is not known whether it went out may have arrived: that stays to be seen.
        jdbc.sql("""
                        update contact
                        set welcome_state = 'not-sent', welcome_id = null, welcome_token_hash = null, welcome_at = null
                        where dealer_id = ? and site_id = ? and welcome_state = 'sending' and welcome_unknown is distinct from welcome_id
                        """).params(dealer.value(), site.value()).update();
    }
}
