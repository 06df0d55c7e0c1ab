package org.keyholder.server.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.site.DeviceId;
import org.keyholder.server.site.Devices;
import org.keyholder.server.site.KeysOfDevices;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** A device's keys through their life, as the device meets them. The clock is moved, so nobody shares the server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysOfDevicesTest {

    private static final int REPORTS = 20;

    private TestServer server;
    private Api api;
    private KeysOfDevices keys;
    private KeyUses uses;
    private WatchedSite watched;
    private int reports;

    @BeforeAll
    void start() {
        server = TestServer.start();
        api = new Api(server);
        keys = server.part(KeysOfDevices.class);
        uses = server.part(KeyUses.class);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void build() {
        watched = WatchedSite.build(server);
    }

    private int report(Secret key) {
        return api.post(key, Api.event("e" + reports++)).status();
    }

    private Secret renew() {
        server.clock().forward(Duration.ofSeconds(1));
        return keys.renew(watched.dealer(), watched.site(), watched.device().id());
    }

    private List<ValidKey> valid() {
        return keys.find(watched.dealer(), watched.site(), watched.device().id())
                .orElseThrow()
                .keys();
    }

    private void revoke(ValidKey key) {
        keys.revoke(watched.dealer(), watched.site(), watched.device().id(), key.id());
    }

    @Test
    void aRenewedDeviceGetsInWithEitherKey() {
        var fresh = renew();

        assertThat(fresh.reveal()).startsWith("kh_").isNotEqualTo(watched.key().reveal());
        assertThat(List.of(report(watched.key()), report(fresh))).containsOnly(201);
        assertThat(valid()).hasSize(2);
    }

    @Test
    void theOldKeyDoesNotEndAsLongAsTheNewOneIsNotUsed() {
        renew();
        report(watched.key());
        uses.write();
        server.clock().forward(Duration.ofDays(400));

        assertThat(report(watched.key())).isEqualTo(201);
        assertThat(valid().getFirst().endsAt()).isEmpty();
    }

    @Test
    void sevenDaysAfterTheNewKeyWasUsedTheOldOneEnds() {
        var fresh = renew();
        report(fresh);
        uses.write();
        assertThat(valid().getFirst().endsAt()).isPresent();

        server.clock().forward(Keys.OVERLAP.minusMinutes(1));
        assertThat(report(watched.key())).isEqualTo(201);
        uses.write();
        server.clock().forward(Duration.ofMinutes(1));

        assertThat(report(watched.key())).isEqualTo(401);
        assertThat(report(fresh)).isEqualTo(201);
        assertThat(valid()).hasSize(1);
    }

    /** The client keeps its connection, on which the key was good before. */
    @Test
    void aRevokedKeyIsRefusedFromTheNextRequestOn() {
        var fresh = renew();
        var event = api.accepted(watched.key(), "before");

        revoke(valid().getFirst());

        assertThat(report(watched.key())).isEqualTo(401);
        assertThat(api.get(watched.key(), "/api/v1/events/" + event).status()).isEqualTo(401);
        assertThat(api.put(watched.key(), event, "1.jpg", new byte[] {1}).status())
                .isEqualTo(401);
        assertThat(report(fresh)).isEqualTo(201);
    }

    @Test
    void aDeviceWhoseOnlyKeyWasRevokedIsSilentUntilItHasAnother() {
        revoke(valid().getFirst());
        assertThat(report(watched.key())).isEqualTo(401);
        assertThat(valid()).isEmpty();

        assertThat(report(renew())).isEqualTo(201);
    }

    @Test
    void thereAreNeverMoreThanTwoKeysAlsoInARace() {
        var made = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        renew();
                        return "made";
                    } catch (Refusal refusal) {
                        return refusal.code();
                    }
                }))
                .limit(6)
                .toList();

        assertThat(made.stream().map(CompletableFuture::join))
                .containsExactlyInAnyOrder("made", "keys-two", "keys-two", "keys-two", "keys-two", "keys-two");
        assertThat(valid()).hasSize(2);
    }

    @Test
    void aKeyIsRevokedOnceAndOnlyThroughItsOwnDevice() {
        var key = valid().getFirst();
        var other = WatchedSite.build(server);

        for (var attempt : List.<Runnable>of(
                () -> keys.revoke(other.dealer(), other.site(), other.device().id(), key.id()),
                () -> keys.revoke(other.dealer(), other.site(), watched.device().id(), key.id()),
                () -> keys.revoke(
                        watched.dealer(), other.site(), watched.device().id(), key.id()),
                () -> keys.revoke(watched.dealer(), watched.site(), new DeviceId(UUID.randomUUID()), key.id()))) {
            assertThatThrownBy(attempt::run).isInstanceOf(Refusal.class);
        }
        assertThat(report(watched.key())).isEqualTo(201);

        revoke(key);
        assertThatThrownBy(() -> revoke(key)).isInstanceOf(Refusal.class);
    }

    /** What is in a file is the device's key; what was revoked does not come back by the same file. */
    @Test
    void aKeyFromAFileTakesThePlaceOfAllOthersOnce() {
        var fresh = renew();
        var ofFile = new Secret("kh_file_" + UUID.randomUUID());
        provision(ofFile);
        assertThat(List.of(report(watched.key()), report(fresh), report(ofFile)))
                .containsExactly(401, 401, 201);

        revoke(valid().getFirst());
        provision(ofFile);

        assertThat(report(ofFile)).isEqualTo(401);
    }

    private void provision(Secret key) {
        server.part(Devices.class)
                .save(watched.dealer(), watched.site(), watched.device().id(), "Bridge", key);
    }

    /** The row's version says whether anything was written to it. */
    @Test
    void aUseIsWrittenAfterwardsAndOnceAMinute() {
        var made = version();
        reportOften();
        assertThat(version()).as("written by the alarms themselves").isEqualTo(made);

        uses.write();
        var first = version();
        assertThat(first).isNotEqualTo(made);
        assertThat(valid().getFirst().usedAt())
                .hasValueSatisfying(
                        at -> assertThat(Duration.between(at, server.clock().instant()))
                                .isLessThan(Duration.ofMinutes(1)));

        server.clock().forward(Duration.ofSeconds(50));
        reportOften();
        uses.write();
        assertThat(version()).as("written twice within a minute").isEqualTo(first);

        server.clock().forward(Duration.ofSeconds(20));
        reportOften();
        uses.write();
        assertThat(version()).isNotEqualTo(first);
    }

    private void reportOften() {
        for (int i = 0; i < REPORTS; i++) {
            assertThat(report(watched.key())).isEqualTo(201);
        }
    }

    private String version() {
        return server.rows()
                .sql("select xmin::text from device_key where dealer_id = ?")
                .param(watched.dealer().value())
                .query(String.class)
                .single();
    }

    @Test
    void ofAKeyOnlyTheFingerprintIsKept() {
        var fresh = renew();

        assertThat(server.rows()
                        .sql("select count(*) from device_key k where k::text like '%' || ? || '%'")
                        .param(fresh.reveal())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsDoneWithKeysIsOnRecord() {
        renew();
        revoke(valid().getFirst());

        assertThat(server.rows()
                        .sql("select kind from audit_entry where organisation_id = ? and object_id = ? order by at, id")
                        .params(watched.dealer().value(), watched.device().id().value())
                        .query(String.class)
                        .list())
                .containsExactly("device-key-created", "device-key-renewed", "device-key-revoked");
    }
}
