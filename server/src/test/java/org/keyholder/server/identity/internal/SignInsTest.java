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
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Role;
import org.keyholder.server.live.Topic;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;
import org.keyholder.testing.clock.SettableClock;

class SignInsTest {

    private static final Duration IDLE = Role.Side.DEALER.idle();
    private static final SignIns.From FROM = new SignIns.From("192.0.2.7", "Mozilla/5.0");

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-25T20:00:00Z"));
    private TestDatabase database;
    private SignIns node;
    private SignIns otherNode;
    private Member kim;

    @BeforeEach
    void person() {
        database = TestDatabase.create();
        node = new SignIns(database.jdbc(), database.transactions(), new DatabaseShares(16), clock);
        otherNode = new SignIns(database.jdbc(), database.transactions(), new DatabaseShares(16), clock);
        var dealer = UUID.randomUUID();
        kim = new Member(new PersonId(UUID.randomUUID()), "Kim", new OrganisationId(dealer), Role.DEALER_ADMIN);
        database.superuser()
                .sql("insert into dealer (id, name, created_at) values (?, 'Acme', now())")
                .param(dealer)
                .update();
        database.superuser()
                .sql("insert into person (id, login, name, password_hash, dealer_id, created_at)"
                        + " values (?, 'kim', 'Kim', 'x', ?, now())")
                .params(kim.person().value(), dealer)
                .update();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aPersonIsKnownOnEveryNodeByTheSecretAlone() {
        var key = node.open(SignedIn.as("kim", kim), FROM);

        assertThat(node.find(key).orElseThrow().member()).isEqualTo(kim);
        assertThat(otherNode.find(key).orElseThrow().member()).isEqualTo(kim);
        assertThat(otherNode.find(new Secret(key.reveal() + "x"))).isEmpty();
        assertThat(stored()).doesNotContain(key.reveal());
    }

    @Test
    void aPersonWhoIsActiveStaysSignedInAndOneWhoIsIdleDoesNot() {
        var key = node.open(SignedIn.as("kim", kim), FROM);
        for (int i = 0; i < 5; i++) {
            clock.forward(IDLE.minusMinutes(2));
            assertThat(node.find(key)).isPresent();
        }

        clock.forward(IDLE);

        assertThat(node.find(key)).isEmpty();
    }

    @Test
    void nobodyStaysSignedInForLongerThanADayOfWork() {
        var key = node.open(SignedIn.as("kim", kim), FROM);
        var signedIn = clock.instant();
        while (Duration.between(signedIn, clock.instant())
                        .compareTo(Role.Side.DEALER.longest().minusMinutes(20))
                < 0) {
            clock.forward(Duration.ofMinutes(20));
            assertThat(node.find(key)).isPresent();
        }

        clock.forward(Duration.ofMinutes(20));

        assertThat(node.find(key)).isEmpty();
    }

    @Test
    void theRowIsWrittenOnceAMinuteHoweverManyPartsThePagesHave() {
        var key = node.open(SignedIn.as("kim", kim), FROM);
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
        var key = node.open(SignedIn.as("kim", kim), FROM);
        otherNode.find(key);

        node.close(key);

        assertThat(node.find(key)).isEmpty();
        clock.forward(SignIns.BELIEVED);
        assertThat(otherNode.find(key)).isEmpty();
    }

    @Test
    void whatIsToldOfTheirOrganisationIsReadAnewAndWhatIsToldOfAnythingElseIsNot() {
        var key = node.open(SignedIn.as("kim", kim), FROM);
        node.find(key);
        database.superuser()
                .sql("update organisation set closed_at = now() where id = ?")
                .param(kim.organisation().value())
                .update();

        node.changed(Topic.alarm(kim.organisation().value()));
        assertThat(node.find(key)).isPresent();
        node.changed(Topic.organisation(kim.organisation().value()));
        assertThat(node.find(key)).isEmpty();
    }

    @Test
    void aPersonWhoIsGoneIsOutWithinSeconds() {
        var key = node.open(SignedIn.as("kim", kim), FROM);
        assertThat(node.find(key)).isPresent();
        database.superuser().sql("delete from sign_in").update();
        database.superuser().sql("delete from membership").update();
        database.superuser().sql("delete from person").update();

        clock.forward(SignIns.BELIEVED);

        assertThat(node.find(key)).isEmpty();
    }

    @Test
    void whatHasExpiredIsSweptOutWhenTheNextOneSignsIn() {
        node.open(SignedIn.as("kim", kim), FROM);
        node.open(SignedIn.as("kim", kim), FROM);
        clock.forward(SignIns.LONGEST);

        node.open(SignedIn.as("kim", kim), FROM);

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
