package org.keyholder.server.alarm.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.alarm.Effect;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.QuestionId;
import org.keyholder.server.alarm.Reporter;
import org.keyholder.server.alarm.Reversal;
import org.keyholder.server.alarm.StormId;
import org.keyholder.server.alarm.VerificationId;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.signal.Answerer;
import org.keyholder.server.signal.SignalId;

class FactTextTest {

    private static final EventId EVENT = EventId.parse("01990000-0000-7000-8000-000000000001");
    private static final QuestionId QUESTION = new QuestionId(UUID.randomUUID());
    private static final VerificationId VERIFICATION = new VerificationId(UUID.randomUUID());
    private static final StormId STORM = new StormId(UUID.randomUUID());
    private static final SignalId SIGNAL = new SignalId(UUID.randomUUID());
    private static final ZoneNumber ZONE = new ZoneNumber(17);
    private static final Instant AT = Instant.parse("2026-11-21T03:12:05.250Z");
    private static final Answerer ANN = new Answerer("Ann \"Überall\" Ortega", Optional.of("Owner"), Optional.of(2));
    private static final Answerer BEN = new Answerer("Ben", Optional.empty(), Optional.empty());

    static Stream<Fact> facts() {
        return Stream.of(
                new Fact.AlarmOpened(EVENT, EventKind.MOTION, ZONE, AT),
                new Fact.EventJoined(EVENT, EventKind.LINE_CROSSED, ZONE, AT),
                new Fact.EventRepeated(EVENT, EVENT, EventKind.PERSON, ZONE),
                new Fact.StormBegan(STORM, Reporter.DEVICE, "Front door", 30, EVENT, EventKind.MOTION, ZONE, AT),
                new Fact.StormOver(STORM, Reporter.SITE, "Front door", 770),
                new Fact.MediaArrived(EVENT, "clip.mp4", true),
                new Fact.MediaRefused(EVENT, "clip.mp4", true),
                new Fact.SessionOpened(),
                new Fact.ContactsAsked(VERIFICATION, 3),
                new Fact.TextSent(QUESTION, ANN),
                new Fact.TextOutcomeUnknown(QUESTION, ANN),
                new Fact.TextDelivered(QUESTION, BEN),
                new Fact.TextFailed(QUESTION, BEN, TextFailure.LANDLINE),
                new Fact.LinkOpened(QUESTION, ANN),
                new Fact.Answered(QUESTION, ANN, Choice.DISREGARD, true, Effect.OVERRULED, true),
                new Fact.AnswerTakenBack(QUESTION, ANN, Choice.DISPATCH, Reversal.LEAVES_DISREGARD, BEN),
                new Fact.WindowClosed(VERIFICATION, List.of("Ann", "Ben")),
                new Fact.SignalAcknowledged(SIGNAL, 2),
                new Fact.SignalParked(SIGNAL, "unknown account"),
                new Fact.SignalSentAgain(SIGNAL),
                new Fact.SignalGivenUp(SIGNAL, "told by phone"),
                new Fact.AlarmCompleted(),
                new Fact.Noted("Kim opened the alarm", true));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void aFactIsReadBackAsItWasWritten(Fact fact) {
        assertThat(FactText.read(FactText.kind(fact), FactText.data(fact))).isEqualTo(fact);
    }

    @Test
    void everyKindOfFactIsAmongThese() {
        assertThat(facts().map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(FactText.kinds(Fact.class).toList());
    }

    @Test
    void aFactIsStoredInWordsThatStay() {
        assertThat(FactText.kind(Fact.SignalSentAgain.class)).isEqualTo("signal-sent-again");
        assertThat(FactText.data(new Fact.AlarmOpened(EVENT, EventKind.LINE_CROSSED, ZONE, AT)))
                .isEqualTo(
                        "{\"event\":\"01990000-0000-7000-8000-000000000001\",\"kind\":\"line-crossed\",\"zone\":\"017\","
                                + "\"occurredAt\":\"2026-11-21T03:12:05.250Z\"}");
    }

    @Test
    void whatALaterReleaseAddedIsPassedOver() {
        assertThat(FactText.read("session-opened", "{\"floor\": 3}")).isEqualTo(new Fact.SessionOpened());
    }

    @Test
    void aKindThatNobodyKnowsIsNotPassedOver() {
        assertThatThrownBy(() -> FactText.read("moon-landed", "{}")).hasMessageContaining("moon-landed");
    }
}
