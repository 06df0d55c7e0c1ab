package org.keyholder.server.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.CodeChoice;
import org.keyholder.server.site.CodeLevel;
import org.keyholder.server.site.LibraryEntry;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.ZoneType;

/** Which level of the alarm library counts. */
class CodeRulesTest {

    private static final SiteId SITE = new SiteId(UUID.randomUUID());
    private static final Zone GATE = new Zone(new ZoneNumber(18), "Gate", ZoneType.EXTERIOR);

    /** What is sent where nobody has said anything: of a zone of the type instant what was sent of every zone before there were types. */
    @ParameterizedTest
    @CsvSource({
        "INSTANT, MOTION, 130, BA",
        "INSTANT, PERSON, 130, BA",
        "INSTANT, VEHICLE, 130, BA",
        "INSTANT, LINE_CROSSED, 131, BA",
        "INSTANT, TAMPER, 137, TA",
        "PERIMETER, MOTION, 131, BA",
        "FOLLOWER, LINE_CROSSED, 132, BA",
        "TWENTY_FOUR_HOUR, PERSON, 133, BA",
        "ENTRY_EXIT, MOTION, 134, BA",
        "DAY_NIGHT, MOTION, 135, BA",
        "EXTERIOR, LINE_CROSSED, 136, BA",
        "EXTERIOR, TAMPER, 137, TA",
        "NON_BURGLARY, MOTION, 150, UA",
        "INTERCOM, PERSON, 420,",
        "INTERCOM, TAMPER, 137, TA"
    })
    void whereNobodySaysAnythingTheTypeDoes(ZoneType type, EventKind kind, String contactId, String sia) {
        assertThat(CodeRules.of(kind, type, List.of()))
                .isEqualTo(new EffectiveCode(CodeLevel.KEYHOLDER, send(contactId, sia)));
    }

    /** Z, S and D say something where a code stands. */
    @ParameterizedTest
    @CsvSource({
        "   ,    ,    , KEYHOLDER, 136",
        "   ,    , 140, DEALER,    140",
        "   , 146,    , SITE,      146",
        "   , 146, 140, SITE,      146",
        "138,    ,    , ZONE,      138",
        "138,    , 140, ZONE,      138",
        "138, 146,    , ZONE,      138",
        "138, 146, 140, ZONE,      138"
    })
    void ofThoseThatSaySomethingTheNearestToTheZoneCounts(
            String zone, String site, String dealer, CodeLevel level, String code) {
        var said = Stream.of(said(CodeLevel.DEALER, dealer), said(CodeLevel.ZONE, zone), said(CodeLevel.SITE, site))
                .flatMap(Optional::stream)
                .toList();

        assertThat(CodeRules.of(EventKind.MOTION, ZoneType.EXTERIOR, said))
                .isEqualTo(new EffectiveCode(level, send(code, "BA")));
    }

    private static Optional<LibraryEntry> said(CodeLevel level, String contactId) {
        return Optional.ofNullable(contactId).map(code -> new LibraryEntry(level, "motion", send(code, "BA")));
    }

    @Test
    void toSendNothingIsSaidLikeACode() {
        var said = List.of(
                new LibraryEntry(CodeLevel.DEALER, "motion", new CodeChoice.DoNotSend()),
                new LibraryEntry(CodeLevel.SITE, "motion", send("136", "BA")));

        assertThat(CodeRules.of(EventKind.MOTION, ZoneType.EXTERIOR, said).choice())
                .isEqualTo(send("136", "BA"));
        assertThat(CodeRules.of(EventKind.MOTION, ZoneType.EXTERIOR, said.subList(0, 1)))
                .isEqualTo(new EffectiveCode(CodeLevel.DEALER, new CodeChoice.DoNotSend()));
    }

    @Test
    void whatIsSaidOfOneKindOfEventIsSaidOfNoOther() {
        var said = List.of(new LibraryEntry(CodeLevel.ZONE, "motion", send("138", "BA")));

        assertThat(CodeRules.of(EventKind.VEHICLE, ZoneType.EXTERIOR, said).level())
                .isEqualTo(CodeLevel.KEYHOLDER);
    }

    @Test
    void whatIsSaidOfAnotherZoneOrAnotherTypeDoesNotCount() {
        var library = new LibraryOfSite(List.of(
                new SaidCode(new LibraryPlace.OfZone(SITE, new ZoneNumber(17)), EventKind.MOTION, send("138", "BA")),
                new SaidCode(new LibraryPlace.OfSite(SITE, ZoneType.INSTANT), EventKind.MOTION, send("146", "BA")),
                new SaidCode(new LibraryPlace.OfDealer(ZoneType.EXTERIOR), EventKind.MOTION, send("140", "BA"))));

        assertThat(library.of(EventKind.MOTION, GATE))
                .isEqualTo(new EffectiveCode(CodeLevel.DEALER, send("140", "BA")));
        assertThat(library.without(new LibraryPlace.OfDealer(ZoneType.EXTERIOR), EventKind.MOTION)
                        .of(EventKind.MOTION, GATE)
                        .level())
                .isEqualTo(CodeLevel.KEYHOLDER);
    }

    private static CodeChoice send(String contactId, String sia) {
        return new CodeChoice.Send(contactId, Optional.ofNullable(sia));
    }
}
