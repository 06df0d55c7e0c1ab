package org.keyholder.server.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keyholder.server.contact.Contact;
import org.keyholder.server.contact.ContactId;
import org.keyholder.server.contact.Welcome;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.SiteId;

class ContactStatesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    static Stream<Arguments> states() {
        return Stream.of(
                Arguments.of(new Welcome.NotSent(), new State(Tone.GREY, "mail", "Not sent")),
                Arguments.of(new Welcome.Sending(), new State(Tone.GREY, "send", "Sending…")),
                Arguments.of(new Welcome.OutcomeUnknown(NOW), new State(Tone.YELLOW, "help-circle", "Outcome unknown")),
                Arguments.of(new Welcome.Pending(NOW), new State(Tone.YELLOW, "hourglass", "Pending confirmation")),
                Arguments.of(new Welcome.Confirmed(NOW), new State(Tone.BLUE, "user-check", "Confirmed")),
                Arguments.of(
                        new Welcome.SendError(TextFailure.SPAM, NOW), new State(Tone.RED, "message-x", "Send error")),
                Arguments.of(new Welcome.OptedOut(), new State(Tone.RED, "hand-stop", "Opted out")));
    }

    @ParameterizedTest
    @MethodSource("states")
    void aWelcomeHasOneColourOneIconAndOneWordAtEveryDoor(Welcome welcome, State state) {
        assertThat(ContactStates.welcome(welcome)).isEqualTo(state);
    }

    @Test
    void aConfirmationIsToldWithTheSitesDay() {
        var lateInLondon = new Welcome.Confirmed(Instant.parse("2026-11-03T02:00:00Z"));

        assertThat(ContactStates.welcome(lateInLondon, ZoneId.of("America/Chicago"), NOW)
                        .words())
                .isEqualTo("Confirmed 2 Nov");
    }

    @Test
    void aNumberTakesNoTextsWhereTheNumberIsWhatStandsInTheWay() {
        assertThat(ContactStates.number(contact(true, new Welcome.SendError(TextFailure.LANDLINE, NOW))))
                .isEqualTo(ContactStates.NO_TEXTS);
        assertThat(ContactStates.number(contact(true, new Welcome.SendError(TextFailure.NOT_SET_UP, NOW))))
                .isEqualTo(ContactStates.NUMBER_VALID);
        assertThat(ContactStates.number(contact(false, new Welcome.Pending(NOW))))
                .isEqualTo(ContactStates.NOT_CHECKED);
    }

    private static Contact contact(boolean numberValid, Welcome welcome) {
        return new Contact(
                new DealerId(new UUID(0, 1)),
                new SiteId(new UUID(0, 2)),
                new ContactId(new UUID(0, 3)),
                "Ann Ortega",
                new PhoneNumber("+13125550143"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                numberValid,
                welcome);
    }
}
