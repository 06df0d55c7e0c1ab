package org.keyholder.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.StationId;

class JobKindTest {

    private static final UUID TENANT = UUID.fromString("00000000-0000-0000-0000-00000000000a");
    private static final UUID ROW = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    /** As release 0.1 writes and reads it. */
    private static final String STORED = "00000000-0000-0000-0000-00000000000a/00000000-0000-0000-0000-00000000000b";

    @Test
    void aDealersSubjectIsStoredAsTheReleaseBeforeDid() {
        var subject = new Subject.OfDealer(new DealerId(TENANT), ROW);

        assertThat(subject).hasToString(STORED);
        assertThat(JobKind.ofDealers("send-text").reader().apply(STORED)).isEqualTo(subject);
    }

    @Test
    void aStationsSubjectIsStoredAsTheReleaseBeforeDid() {
        var subject = new Subject.OfStation(new StationId(TENANT), ROW);

        assertThat(subject).hasToString(STORED);
        assertThat(JobKind.ofStations("send-signals").reader().apply(STORED)).isEqualTo(subject);
    }

    @Test
    void anOrganisationsSubjectReadsBack() {
        var subject = new Subject.OfOrganisation(new OrganisationId(TENANT), ROW);

        assertThat(JobKind.ofOrganisations("mail-invitation").reader().apply(subject.toString()))
                .isEqualTo(subject);
    }

    @Test
    void theServersOwnSubjectReadsBack() {
        var subject = new Subject.OfServer();

        assertThat(JobKind.ofServer("sweep-x").reader().apply(subject.toString()))
                .isEqualTo(subject);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Send text", "send_text", "send-text/1"})
    void aKindIsOneWord(String name) {
        assertThatThrownBy(() -> JobKind.ofServer(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
