package org.keyholder.server.verification;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.Actor;

/** Asks a site's contacts about an alarm. */
public interface AskContacts {

    /** All at once, by text. Each question, its text and the end of the window are rows of one transaction. */
    Result ask(Alarm alarm, Actor.Person operator);

    /** When people may be asked about the alarm again; empty where they may be now, as the number of texts goes. */
    Optional<Instant> askedTooOftenUntil(TenantScope tenant, Alarm alarm);

    /** How asking ended. */
    sealed interface Result {

        /** So many contacts are being asked. */
        record Asking(int contacts) implements Result {}

        /** A round is running; nobody was asked again. */
        record AlreadyAsking() implements Result {}

        /** No contact of the site has confirmed and can be reached. */
        record NobodyToAsk() implements Result {}

        /** The dealer's contacts have been sent as many texts as an hour allows. */
        record TooManyTexts(Instant until) implements Result {
            public TooManyTexts {
                Objects.requireNonNull(until);
            }
        }

        /** The alarm is over: nobody is asked about the past. */
        record AlarmOver() implements Result {}
    }
}
