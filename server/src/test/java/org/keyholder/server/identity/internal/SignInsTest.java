package org.keyholder.server.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keyholder.server.database.DatabaseShares;
import org.keyholder.server.database.TestDatabase;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;
import org.keyholder.testing.clock.SettableClock;

class SignInsTest {

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-25T20:00:00Z"));
    private TestDatabase database;
    private SignIns node;
    private SignIns otherNode;
    private PersonId kim;

    @BeforeEach
    void person() {
        database = TestDatabase.create();
        node = new SignIns(database.jdbc(), database.transactions(), new DatabaseShares(16), clock);
        otherNode = new SignIns(database.jdbc(), database.transactions(), new DatabaseShares(16), clock);
        kim = new PersonId(UUID.randomUUID());
        var station = UUID.randomUUID();
        database.superuser()
                .sql("insert into station (id, name, created_at) values (?, 'North', now())")
                .param(station)
                .update();
        database.superuser()
                .sql("insert into person (id, login, name, password_hash, station_id, created_at)"
                        + " values (?, 'kim', 'Kim', 'x', ?, now())")
                .params(kim.value(), station)
                .update();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aPersonIsKnownOnEveryNodeByTheSecretAlone() {
        var key = node.open(kim);

        assertThat(node.find(key).orElseThrow().id()).isEqualTo(kim);
        assertThat(otherNode.find(key).orElseThrow().id()).isEqualTo(kim);
        assertThat(otherNode.find(new Secret(key.reveal() + "x"))).isEmpty();
        assertThat(stored()).doesNotContain(key.reveal());
    }

    @Test
    void aPersonWhoIsActiveStaysSignedInAndOneWhoIsIdleDoesNot() {
        var key = node.open(kim);
        for (int i = 0; i < 5; i++) {
            clock.forward(SignIns.IDLE.minusMinutes(2));
            assertThat(node.find(key)).isPresent();
        }

        clock.forward(SignIns.IDLE);

        assertThat(node.find(key)).isEmpty();
    }

    @Test
    void theRowIsWrittenOnceAMinuteHoweverManyPartsThePagesHave() {
        var key = node.open(kim);
        var written = 0;
        var last = version();

        for (int second = 0; second < 180; second++) {
            clock.forward(Duration.ofSeconds(1));
            node.find(key);
            if (!version().equals(last)) {
                written++;
                last = version();
            }
        }

        assertThat(written).isBetween(2, 3);
    }

    @Test
    void whoSignsOutIsOutAtOnceHereAndWithinSecondsOnOtherNodes() {
        var key = node.open(kim);
        otherNode.find(key);

        node.close(key);

        assertThat(node.find(key)).isEmpty();
        clock.forward(SignIns.BELIEVED);
        assertThat(otherNode.find(key)).isEmpty();
    }

    @Test
    void aPersonWhoIsGoneIsOutWithinSeconds() {
        var key = node.open(kim);
        assertThat(node.find(key)).isPresent();
        database.superuser().sql("delete from sign_in").update();
        database.superuser().sql("delete from person").update();

        clock.forward(SignIns.BELIEVED);

        assertThat(node.find(key)).isEmpty();
    }

    @Test
    void whatHasExpiredIsSweptOutWhenTheNextOneSignsIn() {
        node.open(kim);
        node.open(kim);
        clock.forward(SignIns.IDLE);

        node.open(kim);

        assertThat(database.superuser()
                        .sql("select count(*) from sign_in")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    private String stored() {
        return database.superuser()
                .sql("select string_agg(s::text, ' ') from sign_in s")
                .query(String.class)
                .single();
    }

    private String version() {
        return database.superuser()
                .sql("select xmin::text from sign_in")
                .query(String.class)
                .single();
    }
}
