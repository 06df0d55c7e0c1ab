package org.keyholder.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Device;
import org.keyholder.server.site.DeviceId;
import org.keyholder.testing.clock.SettableClock;
import org.springframework.util.unit.DataSize;

class ReportReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:12:06Z");
    private static final Device CAMERA = new Device(
            new DealerId(UUID.randomUUID()), new SiteId(UUID.randomUUID()), new DeviceId(UUID.randomUUID()), "Bridge");
    private static final String GOOD = """
            {"id": "cam3-000815", "zone": "017", "kind": "motion", "occurredAt": "2026-11-21T03:12:05.250Z"}""";

    private final ReportReader reader = new ReportReader(
            new IntakeSettings(
                    DataSize.ofKilobytes(64),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    2,
                    256,
                    4096,
                    Duration.ofSeconds(10)),
            SettableClock.at(NOW));

    @Test
    void aReportIsReadAsItIsDocumented() {
        var report = reader.read(bytes(GOOD), CAMERA);

        assertThat(report.device()).isEqualTo(CAMERA);
        assertThat(report.deviceEventId()).isEqualTo("cam3-000815");
        assertThat(report.zone()).isEqualTo(new ZoneNumber(17));
        assertThat(report.kind()).isEqualTo(EventKind.MOTION);
        assertThat(report.occurredAt()).isEqualTo(Instant.parse("2026-11-21T03:12:05.250Z"));
    }

    @Test
    void theOrderOfFieldsAndTheOffsetOfTheTimeMakeNoDifference() {
        var report = reader.read(
                bytes(
                        "{\"occurredAt\":\"2026-11-20T21:12:05.25-06:00\",\"kind\":\"motion\",\"zone\":\"17\",\"id\":\"cam3-000815\"}"),
                CAMERA);

        assertThat(report).isEqualTo(reader.read(bytes(GOOD), CAMERA));
    }

    @Test
    void aTimeFinerThanTheDatabaseKeepsIsCutAlikeForARepeat() {
        var report = reader.read(bytes(GOOD.replace(".250Z", ".250000999Z")), CAMERA);

        assertThat(report).isEqualTo(reader.read(bytes(GOOD), CAMERA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"motion", "person", "vehicle", "line-crossed", "tamper"})
    void everyDocumentedKindIsRead(String kind) {
        assertThat(reader.read(bytes(GOOD.replace("motion", kind)), CAMERA)
                        .kind()
                        .code())
                .isEqualTo(kind);
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(reader.read(bytes("\uFEFF" + GOOD), CAMERA)).isEqualTo(reader.read(bytes(GOOD), CAMERA));
    }

    @Test
    void anIdOf128CharactersIsRead() {
        var id = "x".repeat(128);

        assertThat(reader.read(bytes(GOOD.replace("cam3-000815", id)), CAMERA).deviceEventId())
                .isEqualTo(id);
    }

    @Test
    void aClockThatRunsFiveMinutesAheadIsTaken() {
        var report = reader.read(at("2026-11-21T03:17:06Z"), CAMERA);

        assertThat(report.occurredAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @MethodSource("badReports")
    void aBadReportIsRefusedWithItsCodeAndItsField(byte[] body, String code, @Nullable String field) {
        Assertions.assertThatThrownBy(() -> reader.read(body, CAMERA))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.field()).isEqualTo(field);
                    assertThat(refusal.words()).isNotBlank().hasSizeLessThan(200);
                });
    }

    static Stream<Arguments> badReports() {
        return Stream.of(
                bad("broken UTF-8", new byte[] {'{', '"', (byte) 0xC3, '"', '}'}, "body-not-utf8", "body"),
                bad("overlong UTF-8", new byte[] {(byte) 0xC0, (byte) 0xAF}, "body-not-utf8", "body"),
                bad(
                        "a lone surrogate in UTF-8",
                        new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                        "body-not-utf8",
                        "body"),
                bad("UTF-16", GOOD.getBytes(StandardCharsets.UTF_16), "body-not-utf8", "body"),
                bad("nothing", "", "body-not-json", "body"),
                bad("blanks", "  \n", "body-not-json", "body"),
                bad("words", "hello", "body-not-json", "body"),
                bad("two byte order marks", "\uFEFF\uFEFF" + GOOD, "body-not-json", "body"),
                bad("half an object", GOOD.substring(0, 40), "body-not-json", "body"),
                bad("an array", "[" + GOOD + "]", "body-not-json", "body"),
                bad("a text", "\"x\"", "body-not-json", "body"),
                bad("null", "null", "body-not-json", "body"),
                bad("two objects", GOOD + GOOD, "body-not-json", "body"),
                bad("something behind it", GOOD + "x", "body-not-json", "body"),
                bad("a comment", "/* */" + GOOD, "body-not-json", "body"),
                bad("a nested bomb of arrays", "[".repeat(30_000), "body-not-json", "body"),
                bad("a nested bomb of objects", "{\"a\":".repeat(10_000), "body-not-json", "body"),
                bad("a nested bomb in a field", "{\"id\":" + "[".repeat(10_000), "body-not-json", "body"),
                bad("a number of 60,000 digits", "{\"id\":" + "9".repeat(60_000) + "}", "body-not-json", "body"),
                bad("a field twice", GOOD.replace("{", "{\"id\":\"other\","), "body-not-json", "body"),
                bad("an unknown field", GOOD.replace("{", "{\"severity\":\"9\","), "field-unknown", "severity"),
                bad("an unknown field in other letters", GOOD.replace("\"id\"", "\"ID\""), "field-unknown", "ID"),
                bad(
                        "an unknown field of 1,000 characters",
                        GOOD.replace("{", "{\"" + "x".repeat(1000) + "\":\"9\","),
                        "field-unknown",
                        "x".repeat(40) + "…"),
                bad("no field", "{}", "field-missing", "id"),
                bad("no id", without("id"), "field-missing", "id"),
                bad("no zone", without("zone"), "field-missing", "zone"),
                bad("no kind", without("kind"), "field-missing", "kind"),
                bad("no time", without("occurredAt"), "field-missing", "occurredAt"),
                bad("a null", GOOD.replace("\"017\"", "null"), "field-missing", "zone"),
                bad("a zone as a number", GOOD.replace("\"017\"", "17"), "field-not-text", "zone"),
                bad("an id as an object", GOOD.replace("\"cam3-000815\"", "{}"), "field-not-text", "id"),
                bad("a kind as an array", GOOD.replace("\"motion\"", "[\"motion\"]"), "field-not-text", "kind"),
                bad(
                        "a time as a number",
                        GOOD.replace("\"2026-11-21T03:12:05.250Z\"", "1795230725"),
                        "field-not-text",
                        "occurredAt"),
                bad("an empty id", GOOD.replace("cam3-000815", ""), "id-invalid", "id"),
                bad("an id of 129 characters", GOOD.replace("cam3-000815", "x".repeat(129)), "id-invalid", "id"),
                bad("an id of 1,000 characters", GOOD.replace("cam3-000815", "x".repeat(1000)), "id-invalid", "id"),
                bad("an id with a blank", GOOD.replace("cam3-000815", "cam3 815"), "id-invalid", "id"),
                bad("an id with a line break", GOOD.replace("cam3-000815", "cam3\\n815"), "id-invalid", "id"),
                bad("an id with a zero byte", GOOD.replace("cam3-000815", "cam3\\u0000815"), "id-invalid", "id"),
                bad("an id beyond ASCII", GOOD.replace("cam3-000815", "cäm3"), "id-invalid", "id"),
                bad("an id of half a character", GOOD.replace("cam3-000815", "\\ud83d"), "id-invalid", "id"),
                bad("zone 000", GOOD.replace("017", "000"), "zone-invalid", "zone"),
                bad("zone 1000", GOOD.replace("017", "1000"), "zone-invalid", "zone"),
                bad("a zone in words", GOOD.replace("017", "gate"), "zone-invalid", "zone"),
                bad("an unknown kind", GOOD.replace("motion", "burglary"), "kind-unknown", "kind"),
                bad("a kind in other letters", GOOD.replace("motion", "Motion"), "kind-unknown", "kind"),
                bad(
                        "a time more than five minutes ahead",
                        at("2026-11-21T03:17:06.001Z"),
                        "time-in-future",
                        "occurredAt"),
                bad("the year 2099", at("2099-01-01T00:00:00Z"), "time-in-future", "occurredAt"),
                bad("the year +999999999", at("+999999999-01-01T00:00:00Z"), "time-in-future", "occurredAt"),
                bad("a clock that was never set", at("1970-01-01T00:00:07Z"), "time-too-old", "occurredAt"),
                bad("the year -999999999", at("-999999999-01-01T00:00:00Z"), "time-too-old", "occurredAt"),
                bad("a time without its offset", at("2026-11-21T03:12:05"), "time-invalid", "occurredAt"),
                bad("a date", at("2026-11-21"), "time-invalid", "occurredAt"),
                bad("the 31st of November", at("2026-11-31T03:12:05Z"), "time-invalid", "occurredAt"),
                bad("an empty time", at(""), "time-invalid", "occurredAt"),
                bad("a time that is a book", at("2026" + "1".repeat(50_000)), "time-invalid", "occurredAt"));
    }

    @Test
    void aBodyOfTenMegabytesWouldBeRefusedQuicklyEvenIfItCameThisFar() {
        var body = bytes("{\"id\":\"" + "x".repeat(10_000_000) + "\"}");

        Assertions.assertThatThrownBy(() -> reader.read(body, CAMERA)).isInstanceOf(Refusal.class);
    }

    private static Arguments bad(String what, String body, String code, String field) {
        return bad(what, bytes(body), code, field);
    }

    private static Arguments bad(String what, byte[] body, String code, String field) {
        return argumentSet(what, body, code, field);
    }

    private static byte[] at(String time) {
        return bytes(GOOD.replace("2026-11-21T03:12:05.250Z", time));
    }

    private static String without(String field) {
        return GOOD.replaceAll("\"" + field + "\": \"[^\"]*\",? ?", "").replace(", }", "}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
