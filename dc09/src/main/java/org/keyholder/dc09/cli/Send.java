package org.keyholder.dc09.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keyholder.dc09.content.ExtendedData;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.frame.MessageKind;
import org.keyholder.dc09.frame.Route;
import org.keyholder.dc09.frame.Sequence;
import org.keyholder.dc09.message.ContactIdEvent;
import org.keyholder.dc09.message.ContactIdText;
import org.keyholder.dc09.message.Report;
import org.keyholder.dc09.sender.Destination;
import org.keyholder.dc09.sender.Outcome;
import org.keyholder.dc09.sender.Sender;
import org.keyholder.dc09.sender.SenderAccount;
import org.keyholder.dc09.sender.SenderSettings;

/** {@code dc09 send}: one frame, one object that says what became of it. */
final class Send {
    private static final int NOT_ACKNOWLEDGED = 1;

    private final Destination destination;
    private final SenderAccount account;
    private final Report report;
    private final Sequence sequence;
    private final SenderSettings settings;

    Send(List<String> arguments) {
        Options options = Options.of(
                arguments,
                Set.of(
                        "--to",
                        "--account",
                        "--cid",
                        "--sia",
                        "--link",
                        "--key",
                        "--receiver",
                        "--line",
                        "--sequence",
                        "--timeout",
                        "--attempts"),
                Set.of("--null"));
        this.destination = Destination.of(options.require("--to"));
        this.account = new SenderAccount(route(options), protection(options));
        this.report = linked(report(options), options);
        this.sequence = new Sequence(options.number("--sequence", sequenceOfNow()));
        this.settings = SenderSettings.USUAL.patience(
                Duration.ofSeconds(options.number("--timeout", 10)), options.number("--attempts", 3));
    }

    private static Route route(Options options) {
        return Route.to(
                options.find("--receiver").orElse("0"),
                options.find("--line").orElse("0"),
                options.require("--account"));
    }

    private static Protection protection(Options options) {
        return options.find("--key")
                .map(key -> Protection.with(FrameKey.of(key)))
                .orElse(new Protection.ClearText());
    }

    private static Report report(Options options) {
        Optional<String> contactId = options.find("--cid");
        Optional<String> sia = options.find("--sia");
        boolean test = options.has("--null");
        if ((contactId.isPresent() ? 1 : 0) + (sia.isPresent() ? 1 : 0) + (test ? 1 : 0) != 1) {
            throw new UsageException("One of --cid, --sia and --null is needed");
        }
        return test ? Report.linkTest() : contactId.map(Send::contactId).orElseGet(() -> Report.sia(sia.orElseThrow()));
    }

    private static Report contactId(String text) {
        ContactIdEvent event = ContactIdText.read(text)
                .orElseThrow(() -> new UsageException("--cid needs an event such as '1130 01 003', not " + text));
        return Report.of(event);
    }

    private static Report linked(Report report, Options options) {
        Report linked = report;
        for (String link : options.all("--link")) {
            linked = linked.with(ExtendedData.link(link));
        }
        return linked;
    }

    /** Each run is a new sender; were they all to begin with 0001, a receiver would take the second for a repeat of the first. */
    private static int sequenceOfNow() {
        return (int) (Clock.systemUTC().millis() / 100 % 9999) + 1;
    }

    int run(PrintStream out) {
        try (Sender sender = new Sender(destination, settings, sequence)) {
            Outcome outcome = sender.send(account, report);
            out.println(json(outcome));
            return outcome instanceof Outcome.Acknowledged ? 0 : NOT_ACKNOWLEDGED;
        }
    }

    private Json json(Outcome outcome) {
        Json json = new Json();
        return switch (outcome) {
            case Outcome.Acknowledged(Sequence _, Duration roundTrip, int attempts) ->
                head(json, "acknowledged", outcome)
                        .put("roundTripMillis", roundTrip.toMillis())
                        .put("attempts", attempts);
            case Outcome.Refused(Sequence _, MessageKind answer) ->
                head(json, "refused", outcome).put("answer", answer.text());
            case Outcome.ClockRefused(Sequence _, Instant time, Duration offset) ->
                head(json, "clock-refused", outcome)
                        .put("receiverTime", time.toString())
                        .put("offsetSeconds", offset.toSeconds());
            case Outcome.Silent(Sequence _, int attempts) ->
                head(json, "silent", outcome).put("attempts", attempts);
            case Outcome.Garbled(Sequence _, String what) ->
                head(json, "garbled", outcome).put("what", what);
            case Outcome.WrongPeer(Sequence _, String what) ->
                head(json, "wrong-peer", outcome).put("what", what);
            case Outcome.Unreachable(Sequence _, String why) ->
                head(json, "unreachable", outcome).put("what", why);
        };
    }

    private Json head(Json json, String outcome, Outcome of) {
        return json.put("outcome", outcome)
                .put("acknowledged", of instanceof Outcome.Acknowledged)
                .put("sequence", of.sequence().digits())
                .put("account", account.route().account().text());
    }
}
