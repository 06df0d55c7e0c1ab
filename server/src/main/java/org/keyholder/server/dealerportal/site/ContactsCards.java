package org.keyholder.server.dealerportal.site;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.Welcome;
import org.keyholder.server.dealerportal.site.ContactsCard.Next;
import org.keyholder.server.messaging.FailureWords;
import org.keyholder.server.messaging.MessagingSettings;
import org.keyholder.server.pages.When;
import org.keyholder.server.states.ContactStates;
import org.springframework.stereotype.Component;

/** Puts the contacts of a site into rows: each with its state, in words, and the one thing to do next. */
@Component
class ContactsCards {

    private final SiteHeads heads;
    private final MessagingSettings messaging;
    private final Clock clock;

    ContactsCards(SiteHeads heads, MessagingSettings messaging, Clock clock) {
        this.heads = heads;
        this.messaging = messaging;
        this.clock = clock;
    }

    ContactsCard of(SiteOverview overview) {
        var zone = overview.site().timeZone();
        var now = clock.instant();
        return new ContactsCard(
                heads.of(overview),
                overview.contacts().stream()
                        .map(contact -> row(contact, zone, now))
                        .toList());
    }

    private ContactsCard.Row row(Contact contact, ZoneId zone, Instant now) {
        return new ContactsCard.Row(
                contact.id().toString(),
                contact.slot().map(String::valueOf).orElse(null),
                contact.name(),
                contact.title().orElse(""),
                contact.phone().shownIn(messaging.region()),
                ContactStates.number(contact),
                ContactStates.welcome(contact.welcome(), zone, now),
                note(contact.welcome(), now),
                next(contact));
    }

    private static @Nullable String note(Welcome welcome, Instant now) {
        return switch (welcome) {
            case Welcome.OutcomeUnknown unknown ->
                "may have gone out " + When.ago(unknown.since(), now) + ": the phone network did not say";
            case Welcome.Pending pending -> "sent " + When.ago(pending.sentAt(), now);
            case Welcome.SendError error -> FailureWords.of(error.why());
            case Welcome.NotSent _, Welcome.Sending _, Welcome.Confirmed _, Welcome.OptedOut _ -> null;
        };
    }

    static Next next(Contact contact) {
        return switch (contact.welcome()) {
            case Welcome.NotSent _ -> Next.SEND;
            case Welcome.OutcomeUnknown _, Welcome.Pending _ -> Next.SEND_AGAIN;
            case Welcome.SendError _, Welcome.OptedOut _ -> Next.WHAT_TO_DO;
            case Welcome.Sending _, Welcome.Confirmed _ -> Next.NOTHING;
        };
    }
}
