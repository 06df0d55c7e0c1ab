package org.keyholder.server.accessportal;

import java.time.Clock;
import java.time.ZoneOffset;
import org.keyholder.server.identity.Passkey;
import org.keyholder.server.pages.When;
import org.springframework.stereotype.Component;

/** What a page tells of a passkey. */
@Component
class PasskeyWords {

    private final Clock clock;

    PasskeyWords(Clock clock) {
        this.clock = clock;
    }

    PasskeysPage.Row row(Passkey one) {
        var now = clock.instant();
        var used = one.usedAt().map(at -> "last used " + When.ago(at, now)).orElse("not used yet");
        return new PasskeysPage.Row(
                PasskeysController.PATH + "/" + one.id(),
                one.name(),
                "added " + When.date(one.createdAt(), ZoneOffset.UTC) + ", " + used,
                one.copiedAt().isPresent());
    }
}
