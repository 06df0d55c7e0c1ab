package org.keyholder.server.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.AlarmIntervals;
import org.keyholder.server.site.CodeChoice;
import org.keyholder.server.site.CodeLevel;
import org.keyholder.server.site.LibraryEntry;
import org.keyholder.server.site.WatchedZone;
import org.keyholder.server.site.ZoneType;
import org.keyholder.server.station.ReceiverId;

class SignalRulesTest {

    private static final Instant HAPPENED = Instant.parse("2026-11-21T03:12:05.250Z");
    private static final Instant PRESSED = Instant.parse("2026-11-21T03:12:48Z");
    private static final WatchedZone.Line.Open OPEN = WatchedZone.Line.Open.of(
            new StationId(UUID.randomUUID()), new ReceiverId(UUID.randomUUID()), "P2794", null);
    private static final SignalId ID = new SignalId(UUID.randomUUID());
    private static final Answerer ANN = new Answerer("Ann Ortega", Optional.of("Owner"), Optional.of(2));

    @ParameterizedTest
    @CsvSource({
        "MOTION, 130, BA, 'Motion, North walkway'",
        "PERSON, 130, BA, 'Person, North walkway'",
        "VEHICLE, 130, BA, 'Vehicle, North walkway'",
        "LINE_CROSSED, 131, BA, 'Line crossed, North walkway'",
        "TAMPER, 137, TA, 'Camera tampered with, North walkway'"
    })
    void anEventSendsTheCodesOfItsKind(EventKind kind, String contactId, String sia, String text) {
        var signal = sent(SignalRules.ofEvent(ID, alarm(kind, OPEN)));

        assertThat(signal.codes()).isEqualTo(new Codes(contactId, Optional.of(sia)));
        assertThat(signal.happening()).isEqualTo(Happening.EVENT);
        assertThat(signal.qualifier()).isEqualTo(Qualifier.NEW);
        assertThat(signal.text()).isEqualTo(text);
        assertThat(signal.person()).isEmpty();
        assertThat(signal.occurredAt()).isEqualTo(HAPPENED);
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT_SENT, 750, , STATUS, Text sent to Ann Ortega (Owner)",
        "TEXT_OPENED, 751, , STATUS, Text opened by Ann Ortega (Owner)",
        "DISPATCH_WANTED, 139, BV, NEW, Dispatch wanted by Ann Ortega (Owner)",
        "DISREGARD_WANTED, 406, BC, NEW, Disregard wanted by Ann Ortega (Owner)",
        "DISREGARD_LATE, 752, , STATUS, 'Disregard, too late, by Ann Ortega (Owner)'",
        "DISREGARD_OVERRULED, 753, , STATUS, 'Disregard by Ann Ortega (Owner), overruled by a Dispatch'",
        "DISPATCH_TAKEN_BACK, 139, , RESTORE, Dispatch taken back by Ann Ortega (Owner)",
        "DISREGARD_TAKEN_BACK, 406, , RESTORE, Disregard taken back by Ann Ortega (Owner)",
        "ANSWER_TAKEN_BACK, 754, , STATUS, Answer taken back by Ann Ortega (Owner)"
    })
    void whatAContactDidSendsItsOwnCodesWithTheSlot(
            Happening happening, String contactId, String sia, Qualifier qualifier, String text) {
        var signal = sent(SignalRules.ofContact(ID, alarm(EventKind.MOTION, OPEN), happening, ANN, PRESSED));

        assertThat(signal.codes()).isEqualTo(new Codes(contactId, Optional.ofNullable(sia)));
        assertThat(signal.happening()).isEqualTo(happening);
        assertThat(signal.qualifier()).isEqualTo(qualifier);
        assertThat(signal.text()).isEqualTo(text);
        assertThat(signal.person()).contains(ANN);
        assertThat(signal.occurredAt()).isEqualTo(PRESSED);
    }

    @Test
    void aLateDispatchCountsAndIsToldAsLate() {
        var signal = sent(SignalRules.ofLateDispatch(ID, alarm(EventKind.MOTION, OPEN), ANN, PRESSED));

        assertThat(signal.codes()).isEqualTo(new Codes("139", Optional.of("BV")));
        assertThat(signal.qualifier()).isEqualTo(Qualifier.NEW);
        assertThat(signal.text()).isEqualTo("Dispatch wanted by Ann Ortega (Owner) (late)");
    }

    @Test
    void aSignalTellsAFactOfItsAlarm() {
        var alarm = new AlarmId(UUID.randomUUID());
        var signal = sent(SignalRules.ofEvent(ID, alarm(EventKind.MOTION, OPEN)));

        var told = signal.telling(alarm, 7);

        assertThat(told.alarm()).contains(alarm);
        assertThat(told.fact()).hasValue(7);
        assertThat(told)
                .usingRecursiveComparison()
                .ignoringFields("alarm", "fact")
                .isEqualTo(signal);
    }

    @Test
    void aContactWithoutATitleIsNamedAlone() {
        var bob = new Answerer("Bob", Optional.empty(), Optional.empty());

        var signal =
                sent(SignalRules.ofContact(ID, alarm(EventKind.MOTION, OPEN), Happening.DISPATCH_WANTED, bob, PRESSED));

        assertThat(signal.text()).isEqualTo("Dispatch wanted by Bob");
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void everySignalCarriesWhereItHappenedAndTheNumberOfTheLine(EventKind kind) {
        var alarm = alarm(kind, OPEN);

        var signal = sent(SignalRules.ofEvent(ID, alarm));

        assertThat(signal.id()).isEqualTo(ID);
        assertThat(signal.line()).isEqualTo(OPEN);
        assertThat(signal.dealer()).isEqualTo(alarm.dealer());
        assertThat(signal.site()).isEqualTo(alarm.zone().site());
        assertThat(signal.subject())
                .isEqualTo(new Signal.OfEvent(alarm.id(), kind, new ZoneNumber(17), "North walkway"));
        assertThat(signal.partition()).isEqualTo("01");
        assertThat(signal.timeZone()).isEqualTo(ZoneId.of("America/Chicago"));
    }

    @Test
    void withoutAStationNothingIsSentAndTheReasonIsSaid() {
        assertThat(reason(new WatchedZone.Line.NoStation())).isEqualTo("The site has no monitoring station.");
    }

    @Test
    void withoutAReceiverNothingIsSentAndTheReasonIsSaid() {
        assertThat(reason(new WatchedZone.Line.NoReceiver())).isEqualTo("The station record names no receiver.");
    }

    @Test
    void withoutAnAccountNumberNothingIsSentAndTheReasonIsSaid() {
        assertThat(reason(new WatchedZone.Line.NoAccount())).isEqualTo("The site has no account number.");
    }

    @ParameterizedTest
    @CsvSource({
        "ZONE, ZONE_SAYS, The alarm codes of the zone say that nothing is sent.",
        "SITE, SITE_SAYS, The alarm codes of the site say that nothing is sent.",
        "DEALER, DEALER_SAYS, The dealer’s alarm library says that nothing is sent."
    })
    void whereTheLibrarySaysSoNothingIsSentAndItIsSaidWhoSaysSo(CodeLevel level, NotSignalled why, String words) {
        var alarm = alarm(EventKind.MOTION, zone(OPEN, ZoneType.EXTERIOR, silent(level, "motion")));

        assertThat(SignalRules.ofEvent(ID, alarm)).isEqualTo(new SignalDecision.NoSignal(why));
        assertThat(SignalRules.notSignalled(EventKind.MOTION, alarm.zone())).contains(why);
        assertThat(why.words()).isEqualTo(words);
        assertThat(NotSignalled.ofCode(why.code())).contains(why);
    }

    @Test
    void whatTheLibrarySilencesForOneKindOfEventIsSentForTheOthers() {
        var alarm = alarm(EventKind.PERSON, zone(OPEN, ZoneType.EXTERIOR, silent(CodeLevel.ZONE, "motion")));

        assertThat(sent(SignalRules.ofEvent(ID, alarm)).codes()).isEqualTo(new Codes("136", Optional.of("BA")));
        assertThat(SignalRules.notSignalled(EventKind.PERSON, alarm.zone())).isEmpty();
    }

    @Test
    void aSiteWithoutALineSaysSoWhateverTheLibrarySays() {
        var alarm = alarm(
                EventKind.MOTION,
                zone(new WatchedZone.Line.NoStation(), ZoneType.INSTANT, silent(CodeLevel.ZONE, "motion")));

        assertThat(SignalRules.ofEvent(ID, alarm)).isEqualTo(new SignalDecision.NoSignal(NotSignalled.NO_STATION));
    }

    /** What people did about an alarm has codes of Keyholder's own. */
    @Test
    void theLibrarySpeaksOfEventsAlone() {
        var alarm = alarm(EventKind.MOTION, zone(OPEN, ZoneType.INSTANT, silent(CodeLevel.ZONE, "motion")));

        assertThat(sent(SignalRules.ofContact(ID, alarm, Happening.DISPATCH_WANTED, ANN, PRESSED))
                        .codes())
                .isEqualTo(new Codes("139", Optional.of("BV")));
    }

    private static LibraryEntry silent(CodeLevel level, String kind) {
        return new LibraryEntry(level, kind, new CodeChoice.DoNotSend());
    }

    private static SignalRules.Alarm alarm(EventKind kind, WatchedZone zone) {
        return new SignalRules.Alarm(
                new DealerId(UUID.randomUUID()), new EventId(UUID.randomUUID()), kind, HAPPENED, zone);
    }

    private static WatchedZone zone(WatchedZone.Line line, ZoneType type, LibraryEntry... library) {
        return new WatchedZone(
                new SiteId(UUID.randomUUID()),
                ZoneId.of("America/Chicago"),
                new ZoneNumber(17),
                "North walkway",
                type,
                Optional.empty(),
                line,
                AlarmIntervals.STANDARD,
                List.of(library));
    }

    @Test
    void whatAContactDidGoesNowhereWithoutALineEither() {
        var decision = SignalRules.ofContact(
                ID, alarm(EventKind.MOTION, new WatchedZone.Line.NoAccount()), Happening.DISPATCH_WANTED, ANN, PRESSED);

        assertThat(decision).isEqualTo(new SignalDecision.NoSignal(NotSignalled.NO_ACCOUNT));
    }

    @Test
    void anEventIsNothingThatAContactDoes() {
        assertThatThrownBy(
                        () -> SignalRules.ofContact(ID, alarm(EventKind.MOTION, OPEN), Happening.EVENT, ANN, PRESSED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Happening.class)
    void aHappeningIsReadBackFromItsCode(Happening happening) {
        assertThat(Happening.ofCode(happening.code())).isEqualTo(happening);
    }

    @ParameterizedTest
    @EnumSource(Qualifier.class)
    void aQualifierIsReadBackFromItsCode(Qualifier qualifier) {
        assertThat(Qualifier.ofCode(qualifier.code())).isEqualTo(qualifier);
    }

    @ParameterizedTest
    @CsvSource({"13", "1300", "13G", "13a", "''"})
    void aContactIdCodeHasThreeHexDigits(String code) {
        assertThatThrownBy(() -> new Codes(code, Optional.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    private static String reason(WatchedZone.Line line) {
        var decision = SignalRules.ofEvent(ID, alarm(EventKind.MOTION, line));
        assertThat(decision).isInstanceOf(SignalDecision.NoSignal.class);
        return ((SignalDecision.NoSignal) decision).reason();
    }

    private static Signal sent(SignalDecision decision) {
        assertThat(decision).isInstanceOf(SignalDecision.Send.class);
        return ((SignalDecision.Send) decision).signal();
    }

    private static SignalRules.Alarm alarm(EventKind kind, WatchedZone.Line line) {
        var station =
                line instanceof WatchedZone.Line.Open open ? Optional.of(open.station()) : Optional.<StationId>empty();
        var zone = new WatchedZone(
                new SiteId(UUID.randomUUID()),
                ZoneId.of("America/Chicago"),
                new ZoneNumber(17),
                "North walkway",
                station,
                line,
                AlarmIntervals.STANDARD);
        return new SignalRules.Alarm(
                new DealerId(UUID.randomUUID()), new EventId(UUID.randomUUID()), kind, HAPPENED, zone);
    }
}
