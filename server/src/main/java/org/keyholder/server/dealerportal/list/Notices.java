package org.keyholder.server.dealerportal.list;

import org.keyholder.server.dealerportal.StorageNotices;
import org.keyholder.server.dealerportal.TextsNotices;
import org.keyholder.server.identity.DealerPerson;
import org.springframework.stereotype.Component;

/** What stands over the pages of all sites: what the dealer is about to run out of. */
@Component
class Notices {

    private final TextsNotices texts;
    private final StorageNotices storage;

    Notices(TextsNotices texts, StorageNotices storage) {
        this.texts = texts;
        this.storage = storage;
    }

    SitesPage.Notices of(DealerPerson person) {
        return new SitesPage.Notices(
                texts.of(person).orElse(null), storage.of(person).orElse(null));
    }
}
