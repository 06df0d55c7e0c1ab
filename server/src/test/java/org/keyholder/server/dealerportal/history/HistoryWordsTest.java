package org.keyholder.server.dealerportal.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keyholder.server.audit.AuditEntry;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.dealerportal.history.HistoryPage.Change;

class HistoryWordsTest {

    private static AuditEntry entry(String kind, Map<String, String> before, Map<String, String> after) {
        return entry(kind, "person", "Dana Whitfield", before, after);
    }

    private static AuditEntry entry(
            String kind, String actor, @Nullable String name, Map<String, String> before, Map<String, String> after) {
        return new AuditEntry(
                new UUID(0, 7),
                new UUID(0, 8),
                Instant.EPOCH,
                kind,
                actor,
                null,
                name,
                null,
                null,
                null,
                null,
                null,
                before,
                after);
    }

    @ParameterizedTest
    @EnumSource(AuditKind.class)
    void everyKindHasWordsThatFollowAName(AuditKind kind) {
        assertThat(HistoryWords.did(entry(kind.code(), Map.of(), Map.of()))).matches("[a-z][A-Za-z' ]+");
    }

    @ParameterizedTest
    @CsvSource({
        "launched, zone, 017, 'opened the site from the station''s software, zone 017'",
        "zone-added, zone, 005, added zone 005",
        "device-key-created, name, Bridge, made a key for the device Bridge",
        "contact-created, name, Lea Brandt, added the contact Lea Brandt",
        "answered, answer, dispatch, answered Dispatch",
        "answer-taken-back, answer, disregard, took back Disregard",
        "clip-viewed, download, true, downloaded a clip",
        "signal-given-up, reason, Called, gave a signal up: Called",
        "of-tomorrow, x, y, did what a later release calls of-tomorrow"
    })
    void whatWasDoneIsToldWithWhatItWasDoneTo(String kind, String field, String value, String words) {
        assertThat(HistoryWords.did(entry(kind, Map.of(), Map.of(field, value))))
                .isEqualTo(words);
    }

    @Test
    void aLateAnswerIsToldAsLate() {
        assertThat(HistoryWords.did(entry("answered", Map.of(), Map.of("answer", "disregard", "late", "true"))))
                .isEqualTo("answered Disregard, after the time was up");
    }

    @ParameterizedTest
    @CsvSource({
        "person, Kim Moreau, Kim Moreau",
        "contact, Ann Ortega, Ann Ortega",
        "server, , Keyholder",
        "command, root, 'root, on the server''s command line'",
        "unknown, , Somebody who did not sign in"
    })
    void whoDidItIsNamed(String kind, @Nullable String name, String words) {
        assertThat(HistoryWords.who(entry("launched", kind, name, Map.of(), Map.of())))
                .isEqualTo(words);
    }

    @Test
    void aChangeIsToldFromWhatToWhat() {
        var changed = entry(
                "site-changed",
                Map.of("name", "Yard", "joinSeconds", "20", "station", "North"),
                Map.of("name", "Harbour Yard", "joinSeconds", "60", "accountNumber", "P2794"));

        assertThat(HistoryWords.changes(changed))
                .containsExactly(
                        new Change("Name", "Yard", "Harbour Yard"),
                        new Change("Monitoring station", "North", null),
                        new Change("Account number", null, "P2794"),
                        new Change("Repeats join for", "20 s", "60 s"));
        assertThat(HistoryWords.changes(entry("launched", Map.of(), Map.of("zone", "017"))))
                .isEmpty();
    }
}
