package org.keyholder.server.dealerportal.station;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.dealerportal.Portals;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.signal.TestSignals;
import org.keyholder.server.site.FreeNumbers;
import org.keyholder.server.site.NumberBlock;
import org.keyholder.server.site.NumberBlocks;
import org.keyholder.server.site.PrefixPreview;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.PrefixRule;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.StationRecord;
import org.springframework.stereotype.Component;

/** Makes the page of a station record, with what was typed there and what was wrong with it. */
@Component
class StationRecordPages {

    private static final int PROPOSED = 5;
    private static final int NUMBERS_TO_TEST = 20;

    private final ShownReceivers receivers;
    private final NumberBlocks blocks;
    private final FreeNumbers free;
    private final TestSignals tests;
    private final Portals portals;
    private final PrefixWords words = new PrefixWords();

    StationRecordPages(
            ShownReceivers receivers, NumberBlocks blocks, FreeNumbers free, TestSignals tests, Portals portals) {
        this.receivers = receivers;
        this.blocks = blocks;
        this.free = free;
        this.tests = tests;
        this.portals = portals;
    }

    static String url(StationRecord record) {
        return Entries.STATION_RECORDS + "/" + record.id();
    }

    StationRecordPage show(DealerPerson person, StationRecord record) {
        return page(person, record, typed(record.prefixRule()), FormErrors.NONE, null);
    }

    private static StationRecordPage.Typed typed(PrefixRule rule) {
        return new StationRecordPage.Typed(rule.by().code(), rule.prefix());
    }

    StationRecordPage page(
            DealerPerson person,
            StationRecord record,
            StationRecordPage.Typed typed,
            FormErrors errors,
            @Nullable PrefixPreview preview) {
        return page(person, record, typed, errors, preview, null);
    }

    /** With the number under which a test was to go out. */
    StationRecordPage testing(DealerPerson person, StationRecord record, String number, FormErrors errors) {
        return page(person, record, typed(record.prefixRule()), errors, null, number);
    }

    private StationRecordPage page(
            DealerPerson person,
            StationRecord record,
            StationRecordPage.Typed typed,
            FormErrors errors,
            @Nullable PrefixPreview preview,
            @Nullable String number) {
        return new StationRecordPage(
                portals.of(person),
                facts(person, record),
                numbers(person, record),
                testing(person, record, number),
                typed,
                errors,
                person.role().may(Right.CHANGE_STATION_RECORDS),
                preview == null ? null : words.preview(preview));
    }

    private StationRecordPage.Facts facts(DealerPerson person, StationRecord record) {
        return new StationRecordPage.Facts(
                url(record),
                record.name(),
                record.station().name(),
                record.station().phone(),
                record.receiver().map(Receiver::name).orElse(null),
                record.receiver()
                        .flatMap(one -> receivers.own(person.dealer(), one.id()))
                        .map(receivers::about)
                        .orElse(null),
                words.rule(record.prefixRule()));
    }

    private StationRecordPage.Numbers numbers(DealerPerson person, StationRecord record) {
        var own = blocks.of(person.dealer(), record.station().id());
        return new StationRecordPage.Numbers(
                own.stream().map(NumberBlock::toString).toList(),
                own.isEmpty()
                        ? List.of()
                        : free.next(person.dealer(), record.id(), PROPOSED).stream()
                                .map(one -> one.entered().text())
                                .toList());
    }

    private StationRecordPage.Testing testing(DealerPerson person, StationRecord record, @Nullable String typed) {
        var numbers = tests.numbers(person.dealer(), record.id(), NUMBERS_TO_TEST).stream()
                .map(AccountNumber::text)
                .toList();
        return new StationRecordPage.Testing(
                numbers,
                typed != null ? typed : numbers.isEmpty() ? "" : numbers.getFirst(),
                person.role().may(Right.CHANGE_SITES));
    }
}
