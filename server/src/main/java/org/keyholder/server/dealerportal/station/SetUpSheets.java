package org.keyholder.server.dealerportal.station;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.signal.Happening;
import org.keyholder.server.signal.Qualifier;
import org.keyholder.server.signal.SignalRules;
import org.keyholder.server.signal.TestSignals;
import org.keyholder.server.site.ZoneType;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.LaunchUrl;
import org.keyholder.server.station.PrefixRule;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.StationRecord;
import org.springframework.stereotype.Component;

/** Makes the set-up sheet of a station record. */
@Component
class SetUpSheets {

    private static final AccountNumber EXAMPLE = new AccountNumber("1234");
    private static final ZoneNumber ZONE = new ZoneNumber(17);

    private final Portals portals;
    private final ShownReceivers receivers;
    private final TestSignals numbers;
    private final PublicUrl publicUrl;
    private final Clock clock;
    private final PrefixWords words = new PrefixWords();

    SetUpSheets(Portals portals, ShownReceivers receivers, TestSignals numbers, PublicUrl publicUrl, Clock clock) {
        this.portals = portals;
        this.receivers = receivers;
        this.numbers = numbers;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    SetUpSheetPage of(DealerPerson person, StationRecord record) {
        var portal = portals.of(person);
        var example = example(person, record);
        return new SetUpSheetPage(
                portal,
                StationRecordPages.url(record),
                record.name(),
                portal.brand().name(),
                record.station().name(),
                When.date(clock.instant(), ZoneOffset.UTC),
                record.receiver().map(one -> receiver(person, one)).orElse(null),
                example,
                launch(new AccountNumber(example.known())),
                Stream.concat(
                                SignalRules.all().stream().map(SetUpSheets::code),
                                Stream.of(ZoneType.values())
                                        .filter(type -> type != ZoneType.INSTANT)
                                        .map(SetUpSheets::code))
                        .toList());
    }

    /** The first number of the record, or one that is made up. */
    private SetUpSheetPage.Numbers example(DealerPerson person, StationRecord record) {
        var rule = record.prefixRule();
        var entered = numbers.numbers(person.dealer(), record.id(), 1).stream()
                .findFirst()
                .map(known ->
                        new AccountNumber(known.text().substring(rule.prefix().length())))
                .orElse(EXAMPLE);
        return new SetUpSheetPage.Numbers(
                words.rule(rule),
                entered.text(),
                sent(rule, entered),
                rule.known(entered).text());
    }

    private static String sent(PrefixRule rule, AccountNumber entered) {
        return rule.sent(entered).text();
    }

    private SetUpSheetPage.ReceiverFacts receiver(DealerPerson person, Receiver receiver) {
        var address = address(receiver);
        return new SetUpSheetPage.ReceiverFacts(
                receiver.name(),
                receivers
                        .own(person.dealer(), receiver.id())
                        .map(receivers::about)
                        .orElseThrow(Refusal::notFound),
                receiver.address(),
                address.map(URI::getHost).orElse(null),
                address.flatMap(SetUpSheets::port).orElse(null));
    }

    /** What a format writes in another way is shown as it is written. */
    private static Optional<URI> address(Receiver receiver) {
        var text = receiver.address();
        try {
            return Optional.of(URI.create(text.contains("://") ? text : "tcp://" + text))
                    .filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static Optional<String> port(URI address) {
        if (address.getPort() >= 0) {
            return Optional.of(Integer.toString(address.getPort()));
        }
        return switch (address.getScheme()) {
            case "http" -> Optional.of("80");
            case "https" -> Optional.of("443");
            default -> Optional.empty();
        };
    }

    private SetUpSheetPage.Launch launch(AccountNumber known) {
        var base = publicUrl.base();
        return new SetUpSheetPage.Launch(base + "/monitoring?act=", base + LaunchUrl.path(known, ZONE));
    }

    private static SetUpSheetPage.Code code(SignalRules.SentCode sent) {
        return new SetUpSheetPage.Code(
                sent.kind().map(kind -> kind.words()).orElseGet(() -> words(sent.happening())),
                sent.codes().contactId(),
                qualifier(sent.qualifier()),
                sent.codes().sia().orElse("–"));
    }

    /** The codes above are those of an instant zone. */
    private static SetUpSheetPage.Code code(ZoneType type) {
        return new SetUpSheetPage.Code(
                "Alarm of a zone of the type " + type.words(),
                type.contactId(),
                qualifier(Qualifier.NEW),
                type.sia().orElse("–"));
    }

    private static String qualifier(Qualifier qualifier) {
        return switch (qualifier) {
            case NEW -> "1 new";
            case RESTORE -> "3 restore";
            case STATUS -> "6 status";
        };
    }

    private static String words(Happening happening) {
        return switch (happening) {
            case EVENT -> "Alarm";
            case STORM_BEGAN -> "A zone goes off again and again; further reports are counted";
            case TEXT_SENT -> "Text sent to a contact";
            case TEXT_OPENED -> "Text opened by a contact";
            case DISPATCH_WANTED -> "A contact wants Dispatch";
            case DISREGARD_WANTED -> "A contact wants Disregard: cancel";
            case DISREGARD_LATE -> "Disregard, too late: no cancel";
            case DISREGARD_OVERRULED -> "Disregard, overruled by a Dispatch: no cancel";
            case DISPATCH_TAKEN_BACK -> "Dispatch taken back";
            case DISREGARD_TAKEN_BACK -> "Disregard taken back";
            case ANSWER_TAKEN_BACK -> "An answer taken back that did not count";
            case TEST -> "Test signal: no alarm";
        };
    }
}
