package org.keyholder.dc09.sender;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.keyholder.dc09.content.Timestamp;
import org.keyholder.dc09.frame.FrameStream;
import org.keyholder.dc09.frame.MessageKind;
import org.keyholder.dc09.frame.Sequence;
import org.keyholder.dc09.message.AccountRules;
import org.keyholder.dc09.message.Decoder;
import org.keyholder.dc09.message.Encoder;
import org.keyholder.dc09.message.Report;

/** One report on its way: sent, repeated with the same sequence, and answered or not. */
final class Exchange {
    private static final String BARE_NAK = "\"NAK\"";
    /** Leaves ten seconds of the standard's forty for the way and for clocks that differ. */
    private static final Duration STAMP_KEPT = Duration.ofSeconds(30);

    private final Connections connections;
    private final ReceiverClock clock;
    private final SenderSettings settings;
    private final SenderAccount account;
    private final Report report;
    private final Sequence sequence;
    private final Decoder decoder;
    private int attempts;
    private boolean clockRepaired;
    private Optional<Instant> stamp = Optional.empty();
    private boolean stampKept;

    Exchange(
            Connections connections,
            ReceiverClock clock,
            SenderSettings settings,
            SenderAccount account,
            Report report,
            Sequence sequence) {
        this.connections = connections;
        this.clock = clock;
        this.settings = settings;
        this.account = account;
        this.report = report;
        this.sequence = sequence;
        AccountRules rules = new AccountRules(account.protection(), settings.allowances());
        this.decoder = new Decoder(_ -> rules);
    }

    Outcome run() {
        Outcome outcome = attempt();
        while (mayHelpToRepeat(outcome)) {
            outcome = better(outcome, attempt());
        }
        if (!isSettled(outcome) || !settings.keepsConnection()) {
            connections.close();
        }
        return outcome;
    }

    /** Behind a NAK there may be a second one (ioBroker.sia), which would be taken for the answer to the next frame. */
    private static boolean isSettled(Outcome outcome) {
        return outcome instanceof Outcome.Acknowledged
                || outcome instanceof Outcome.Refused refused && refused.answer() == MessageKind.DUH;
    }

    private boolean mayHelpToRepeat(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Acknowledged _, Outcome.Refused _, Outcome.ClockRefused _, Outcome.WrongPeer _ -> false;
            case Outcome.Silent _, Outcome.Garbled _, Outcome.Unreachable _ -> attempts < settings.attempts();
        };
    }

    /** Of two failures the one that tells more: a receiver that answered something is not silent. */
    private Outcome better(Outcome before, Outcome now) {
        return switch (now) {
            case Outcome.Silent _, Outcome.Unreachable _ when before instanceof Outcome.Garbled -> before;
            default -> now;
        };
    }

    private Outcome attempt() {
        attempts++;
        try {
            boolean kept = attempts == 1 && connections.isOpen();
            Outcome outcome = sendAndWait(link());
            // A connection kept from before may have been closed at the other end long ago: that is no attempt.
            return kept && outcome instanceof Outcome.Silent && !connections.isOpen()
                    ? sendAndWait(connections.fresh())
                    : outcome;
        } catch (SSLException untrusted) {
            return new Outcome.WrongPeer(sequence, String.valueOf(untrusted.getMessage()));
        } catch (IOException unreachable) {
            connections.close();
            return new Outcome.Unreachable(sequence, reason(unreachable));
        }
    }

    /**
     * The first repeat goes over the same connection, where a slow receiver's answer to the first try still counts; further ones
     * over a fresh one, since the connection itself may be dead.
     */
    private Link link() throws IOException {
        return attempts <= 2 ? connections.link() : connections.fresh();
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private Outcome sendAndWait(Link link) throws IOException {
        long sentAt = System.nanoTime();
        link.send(Encoder.report(report, account.route(), sequence, stamp(), account.protection()));
        Outcome outcome = wait(link, sentAt);
        if (outcome instanceof Outcome.Garbled) {
            connections.close();
        }
        return outcome instanceof Outcome.ClockRefused refused ? repairClock(refused) : outcome;
    }

    /**
     * Sends once more with the receiver's time, over a connection that holds no second NAK; never more: that is a storm. Where no
     * other time can be sent and the receiver's is the right one, the NAK is about something else.
     */
    private Outcome repairClock(Outcome.ClockRefused refused) throws IOException {
        boolean helps = !clockRepaired && (clock.learn(refused.offset()) || stampKept);
        clockRepaired = true;
        if (helps) {
            stamp = Optional.empty();
            return sendAndWait(connections.fresh());
        }
        return clock.isRight(refused.offset()) ? new Outcome.Refused(sequence, MessageKind.NAK) : refused;
    }

    /**
     * A repeat carries the time of the first try, since receivers take two times for two messages; a time that may fall out of
     * the receiver's window meanwhile is renewed.
     */
    private Timestamp stamp() {
        Instant now = clock.now();
        Optional<Instant> kept = stamp.filter(first -> !first.plus(STAMP_KEPT).isBefore(now));
        stampKept = kept.isPresent();
        stamp = kept.or(() -> Optional.of(now));
        return new Timestamp.At(kept.orElse(now));
    }

    /** Listens until an answer to this very frame comes, or the time is up. */
    private Outcome wait(Link link, long sentAt) {
        Outcome otherwise = new Outcome.Silent(sequence, attempts);
        for (Duration left = settings.answerTimeout(); left.isPositive(); left = left(sentAt)) {
            Heard heard = hear(link.next(left), link, sentAt);
            switch (heard) {
                case Heard.Settled(Outcome outcome) -> {
                    return outcome;
                }
                case Heard.Over(boolean brokenOff) -> {
                    return brokenOff ? better(otherwise, garbled(link)) : otherwise;
                }
                case Heard.Useless(Outcome outcome) -> otherwise = outcome;
                case Heard.Nothing() -> {}
            }
        }
        return otherwise;
    }

    /** What one thing that came back does to the waiting. */
    private sealed interface Heard {
        record Settled(Outcome outcome) implements Heard {}

        record Useless(Outcome outcome) implements Heard {}

        record Nothing() implements Heard {}

        record Over(boolean brokenOff) implements Heard {}
    }

    private Duration left(long sentAt) {
        return settings.answerTimeout().minusNanos(System.nanoTime() - sentAt);
    }

    private Heard hear(FrameStream.Event event, Link link, long sentAt) {
        return switch (event) {
            case FrameStream.Event.FrameArrived(byte[] bytes) ->
                weigh(Reply.read(decoder.decode(bytes), account, sequence), sentAt);
            case FrameStream.Event.Flooded() -> noise(link);
            case FrameStream.Event.Ended(boolean midFrame) -> lost(midFrame);
            case FrameStream.Event.Lost _ -> lost(false);
            case FrameStream.Event.Quiet() -> new Heard.Over(false);
            case FrameStream.Event.Stalled() -> new Heard.Over(true);
        };
    }

    private Heard lost(boolean midFrame) {
        connections.close();
        return new Heard.Over(midFrame);
    }

    /** pysiaalarm says {@code "NAK"} without a frame to an account it does not know: there is nothing to wait for behind it. */
    private Heard noise(Link link) {
        boolean bareNak = link.heard().strip().equals(BARE_NAK);
        return bareNak ? new Heard.Settled(garbled(link)) : new Heard.Useless(garbled(link));
    }

    private Outcome garbled(Link link) {
        return new Outcome.Garbled(sequence, printable(link.heard()));
    }

    private Heard weigh(Reply reply, long sentAt) {
        return switch (reply) {
            case Reply.Confirms() -> {
                Duration roundTrip = Duration.ofNanos(System.nanoTime() - sentAt);
                clock.confirm();
                yield new Heard.Settled(new Outcome.Acknowledged(sequence, roundTrip, attempts));
            }
            case Reply.RefusesContent() -> new Heard.Settled(new Outcome.Refused(sequence, MessageKind.DUH));
            case Reply.NamesTime(Timestamp.At(Instant time)) ->
                new Heard.Settled(new Outcome.ClockRefused(sequence, time, clock.offsetTo(time)));
            case Reply.NamesTime(Timestamp.Absent()) ->
                new Heard.Settled(new Outcome.Refused(sequence, MessageKind.NAK));
            case Reply.Foreign(String what) -> new Heard.Settled(new Outcome.WrongPeer(sequence, what));
            case Reply.Unreadable(String what) -> new Heard.Useless(new Outcome.Garbled(sequence, what));
            case Reply.Late() -> new Heard.Nothing();
        };
    }

    private static String printable(String heard) {
        StringBuilder printable = new StringBuilder();
        heard.chars()
                .forEach(character -> printable.append(character < ' ' || character > '~' ? '.' : (char) character));
        return printable.toString();
    }
}
