package org.keyholder.server.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.signal.Answerer;
import org.keyholder.server.signal.SignalId;

/**
 * Something that happened about an alarm. Data only: the words are made where it is shown, for whoever reads them. The names of kinds
 * and components are stored: one that is in use is never renamed.
 */
public sealed interface Fact {

    /** A fact about an event that was reported. */
    sealed interface OfEvent extends Fact {
        EventId event();
    }

    /** A fact about one contact's question. */
    sealed interface OfQuestion extends Fact {
        QuestionId question();

        Answerer who();
    }

    /** A fact about a round of asking. */
    sealed interface OfVerification extends Fact {
        VerificationId verification();
    }

    /** A fact about a signal. */
    sealed interface OfSignal extends Fact {
        SignalId signal();
    }

    /** An event was signalled and opened the alarm. */
    record AlarmOpened(EventId event, EventKind kind, ZoneNumber zone, Instant occurredAt) implements OfEvent {
        public AlarmOpened {
            Objects.requireNonNull(event);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(zone);
            Objects.requireNonNull(occurredAt);
        }
    }

    /** A further event joined the alarm and was signalled. */
    record EventJoined(EventId event, EventKind kind, ZoneNumber zone, Instant occurredAt) implements OfEvent {
        public EventJoined {
            Objects.requireNonNull(event);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(zone);
            Objects.requireNonNull(occurredAt);
        }
    }

    /** The zone reported again at once; nothing is signalled. */
    record EventRepeated(EventId event, EventId running, EventKind kind, ZoneNumber zone) implements OfEvent {
        public EventRepeated {
            Objects.requireNonNull(event);
            Objects.requireNonNull(running);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(zone);
        }
    }

    /**
     * Somebody reports more often than they may: from this event on reports of what is known are joined and counted.
     *
     * @param device the one that reported the event
     */
    record StormBegan(
            StormId storm,
            Reporter reporter,
            String device,
            int perMinute,
            EventId event,
            EventKind kind,
            ZoneNumber zone,
            Instant occurredAt)
            implements OfEvent {
        public StormBegan {
            Objects.requireNonNull(storm);
            Objects.requireNonNull(reporter);
            Objects.requireNonNull(device);
            Objects.requireNonNull(event);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(zone);
            Objects.requireNonNull(occurredAt);
        }
    }

    /** They report no more often than they may. */
    record StormOver(StormId storm, Reporter reporter, String device, long joined) implements Fact {
        public StormOver {
            Objects.requireNonNull(storm);
            Objects.requireNonNull(reporter);
            Objects.requireNonNull(device);
        }
    }

    /** A clip or snapshot of one of its events is stored. */
    record MediaArrived(EventId event, String name, boolean clip) implements OfEvent {
        public MediaArrived {
            Objects.requireNonNull(event);
            Objects.requireNonNull(name);
        }
    }

    /**
     * A file of one of its events was not stored: the dealer's storage has no room for it.
     *
     * @param share it is the device's share of it that is used up
     */
    record MediaRefused(EventId event, String name, boolean share) implements OfEvent {
        public MediaRefused {
            Objects.requireNonNull(event);
            Objects.requireNonNull(name);
        }
    }

    /** An operator has it open for the first time. */
    record SessionOpened() implements Fact {}

    /** A round of asking began. */
    record ContactsAsked(VerificationId verification, int contacts) implements OfVerification {
        public ContactsAsked {
            Objects.requireNonNull(verification);
        }
    }

    /** The text is with the provider. Not yet delivered. */
    record TextSent(QuestionId question, Answerer who) implements OfQuestion {
        public TextSent {
            Objects.requireNonNull(question);
            Objects.requireNonNull(who);
        }
    }

    /** It is not known whether the provider took the text: it may arrive, and may not. */
    record TextOutcomeUnknown(QuestionId question, Answerer who) implements OfQuestion {
        public TextOutcomeUnknown {
            Objects.requireNonNull(question);
            Objects.requireNonNull(who);
        }
    }

    /** The phone has it, says the carrier. */
    record TextDelivered(QuestionId question, Answerer who) implements OfQuestion {
        public TextDelivered {
            Objects.requireNonNull(question);
            Objects.requireNonNull(who);
        }
    }

    /** The text will not arrive. */
    record TextFailed(QuestionId question, Answerer who, TextFailure why) implements OfQuestion {
        public TextFailed {
            Objects.requireNonNull(question);
            Objects.requireNonNull(who);
            Objects.requireNonNull(why);
        }
    }

    /** The contact has the page before them. */
    record LinkOpened(QuestionId question, Answerer who) implements OfQuestion {
        public LinkOpened {
            Objects.requireNonNull(question);
            Objects.requireNonNull(who);
        }
    }

    /**
     * The contact pressed.
     *
     * @param takesBack it takes back what the same contact pressed a moment before
     */
    record Answered(QuestionId question, Answerer who, Choice choice, boolean late, Effect effect, boolean takesBack)
            implements OfQuestion {
        public Answered {
            Objects.requireNonNull(question);
            Objects.requireNonNull(who);
            Objects.requireNonNull(choice);
            Objects.requireNonNull(effect);
        }
    }

    /**
     * The contact took a press back.
     *
     * @param stands who said what the outcome is now, or the contact where it is nothing
     */
    record AnswerTakenBack(QuestionId question, Answerer who, Choice choice, Reversal reversal, Answerer stands)
            implements OfQuestion {
        public AnswerTakenBack {
            Objects.requireNonNull(question);
            Objects.requireNonNull(who);
            Objects.requireNonNull(choice);
            Objects.requireNonNull(reversal);
            Objects.requireNonNull(stands);
        }
    }

    /**
     * The time to answer is over.
     *
     * @param silent who had not answered, by name
     */
    record WindowClosed(VerificationId verification, List<String> silent) implements OfVerification {
        public WindowClosed {
            Objects.requireNonNull(verification);
            silent = List.copyOf(silent);
        }
    }

    /** The receiver has the signal on record. */
    record SignalAcknowledged(SignalId signal, int attempts) implements OfSignal {
        public SignalAcknowledged {
            Objects.requireNonNull(signal);
        }
    }

    /**
     * The receiver does not take the signal; it waits for somebody to decide.
     *
     * @param words the receiver's own
     */
    record SignalParked(SignalId signal, String words) implements OfSignal {
        public SignalParked {
            Objects.requireNonNull(signal);
            Objects.requireNonNull(words);
        }
    }

    /** Somebody had a parked signal sent again. */
    record SignalSentAgain(SignalId signal) implements OfSignal {
        public SignalSentAgain {
            Objects.requireNonNull(signal);
        }
    }

    /** Somebody gave a parked signal up. */
    record SignalGivenUp(SignalId signal, String reason) implements OfSignal {
        public SignalGivenUp {
            Objects.requireNonNull(signal);
            Objects.requireNonNull(reason);
        }
    }

    /** An operator completed the alarm: later events open another. */
    record AlarmCompleted() implements Fact {}

    /** A line that the first release wrote, as it wrote it. */
    record Noted(String text, boolean byPerson) implements Fact {
        public Noted {
            Objects.requireNonNull(text);
        }
    }
}
