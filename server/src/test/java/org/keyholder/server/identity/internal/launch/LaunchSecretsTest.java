package org.keyholder.server.identity.internal.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.database.TestDatabase;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.keyholder.testing.clock.SettableClock;

/** Stations' launch secrets and used launches, in the database. */
class LaunchSecretsTest {

    private static final Secret FIRST = new Secret("1".repeat(32));
    private static final Secret SECOND = new Secret("2".repeat(32));
    private static final Secret THIRD = new Secret("3".repeat(32));

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-26T12:00:00Z"));
    private final StationId north = new StationId(UUID.randomUUID());
    private final StationId south = new StationId(UUID.randomUUID());
    private TestDatabase database;
    private LaunchSecretRows secrets;

    @BeforeEach
    void stations() throws IOException {
        database = TestDatabase.create();
        for (var station : new StationId[] {north, south}) {
            database.superuser()
                    .sql("insert into station (id, name, created_at) values (?, ?, now())")
                    .params(station.value(), station.toString())
                    .update();
        }
        secrets = secretsIn("home");
    }

    private LaunchSecretRows secretsIn(String home) throws IOException {
        return new LaunchSecretRows(database.jdbc(), database.transactions(), clock, new Home(folder.resolve(home)));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aStationHasNoneUntilItIsGivenOneAndNobodyElseHasIt() {
        assertThat(secrets.of(north)).isEmpty();

        secrets.replace(north, FIRST);

        assertThat(secrets.of(north)).containsExactly(FIRST);
        assertThat(secrets.of(south)).isEmpty();
    }

    @Test
    void theOneBeforeIsGoodForAWhileAndAnOlderOneEndsAtOnce() {
        secrets.replace(north, FIRST);
        secrets.replace(north, SECOND);
        assertThat(secrets.of(north)).containsExactly(SECOND, FIRST);

        clock.forward(Duration.ofHours(23));
        secrets.replace(north, THIRD);
        assertThat(secrets.of(north)).containsExactly(THIRD, SECOND);

        clock.forward(LaunchSecretRows.AT_MOST);
        assertThat(secrets.of(north)).containsExactly(THIRD);
    }

    @Test
    void fromTheFirstUseOfTheNewOneOnADayIsLeftToTheOneBefore() {
        secrets.add(north, FIRST);
        secrets.used(north, signed(FIRST));
        secrets.add(north, SECOND);
        clock.forward(Duration.ofDays(3));
        secrets.used(north, signed(FIRST));
        assertThat(end()).isEqualTo(clock.instant().plus(Duration.ofDays(4)));

        secrets.used(north, signed(SECOND));
        assertThat(end()).isEqualTo(clock.instant().plus(LaunchSecretRows.AFTER_USE));

        clock.forward(Duration.ofHours(23));
        secrets.used(north, signed(SECOND));
        assertThat(secrets.of(north)).containsExactly(SECOND, FIRST);
        clock.forward(Duration.ofHours(1));
        assertThat(secrets.of(north)).containsExactly(SECOND);
    }

    @Test
    void aFirstUseDoesNotMakeAnEndLater() {
        secrets.add(north, FIRST);
        secrets.add(north, SECOND);
        clock.forward(LaunchSecretRows.AT_MOST.minusHours(1));

        secrets.used(north, signed(SECOND));

        assertThat(end()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    private Instant end() {
        return secrets.valid(north).getFirst().endsAt().orElseThrow();
    }

    private SignedLaunch signed(Secret secret) {
        var text = "/monitoring?operator=kim&time=" + clock.instant().getEpochSecond();
        return SignedLaunch.read(
                        text.substring("/monitoring?".length()) + "&signature=" + SignedLaunch.sign(secret, text))
                .orElseThrow();
    }

    @Test
    void aUseIsOnRecordToTheMinuteAndByTheSecretThatSigned() {
        secrets.add(north, FIRST);
        var at = clock.instant();
        secrets.used(north, signed(FIRST));
        clock.forward(Duration.ofSeconds(59));
        secrets.used(north, signed(FIRST));
        assertThat(secrets.valid(north).getFirst().usedAt()).contains(at);

        clock.forward(Duration.ofSeconds(1));
        secrets.used(north, signed(SECOND));
        assertThat(secrets.valid(north).getFirst().usedAt()).contains(at);
        secrets.used(north, signed(FIRST));
        assertThat(secrets.valid(north).getFirst().usedAt()).contains(clock.instant());
    }

    @Test
    void aThirdOneIsRefusedUntilOneOfTheTwoIsRevoked() {
        secrets.add(north, FIRST);
        secrets.add(north, SECOND);
        assertThatThrownBy(() -> secrets.add(north, THIRD))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("launch-secrets-two"));

        secrets.revoke(
                north,
                secrets.valid(north).getFirst().id(),
                secrets.valid(north).size());
        assertThat(secrets.of(north)).containsExactly(SECOND);
        secrets.add(north, THIRD);

        assertThat(secrets.of(north)).containsExactly(THIRD, SECOND);
    }

    @Test
    void whereTheNewerOneIsRevokedTheOtherGoesOnWithoutAnEnd() {
        secrets.add(north, FIRST);
        secrets.add(north, SECOND);

        secrets.revoke(
                north, secrets.valid(north).getLast().id(), secrets.valid(north).size());
        clock.forward(LaunchSecretRows.AT_MOST);

        assertThat(secrets.of(north)).containsExactly(FIRST);
    }

    @Test
    void aSecretIsRevokedOnceAndByItsStationAlone() {
        secrets.add(north, FIRST);
        var id = secrets.valid(north).getFirst().id();
        assertThatThrownBy(() -> secrets.revoke(south, id, 0)).isInstanceOf(Refusal.class);

        secrets.revoke(north, id, secrets.valid(north).size());

        assertThat(secrets.of(north)).isEmpty();
        assertThatThrownBy(() -> secrets.revoke(north, id, 0)).isInstanceOf(Refusal.class);
    }

    @Test
    void theSameOneOnceMoreChangesNothing() {
        secrets.replace(north, FIRST);
        secrets.replace(north, SECOND);
        secrets.replace(north, SECOND);

        assertThat(secrets.of(north)).containsExactly(SECOND, FIRST);
    }

    @Test
    void theOneBeforeCanComeBack() {
        secrets.replace(north, FIRST);
        secrets.replace(north, SECOND);
        secrets.replace(north, FIRST);

        assertThat(secrets.of(north)).containsExactly(FIRST, SECOND);
    }

    @Test
    void endingEndsAllAtOnce() {
        secrets.replace(north, FIRST);
        secrets.replace(north, SECOND);
        secrets.replace(south, FIRST);

        secrets.end(north);

        assertThat(secrets.of(north)).isEmpty();
        assertThat(secrets.of(south)).containsExactly(FIRST);
    }

    @Test
    void theDatabaseAloneTellsNoSecret() throws IOException {
        secrets.replace(north, FIRST);

        var stored = database.superuser()
                .sql("select sealed from launch_secret")
                .query((row, n) -> row.getBytes("sealed"))
                .single();

        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("1111");
        assertThat(secretsIn("home").of(north)).containsExactly(FIRST);
        assertThat(secretsIn("another-home").of(north)).isEmpty();
    }

    @Test
    void asTwoReplaceItAtOnceOneFollowsTheOther() throws Exception {
        var one = Thread.ofVirtual().start(() -> secrets.replace(north, FIRST));
        var other = Thread.ofVirtual().start(() -> secrets.replace(north, SECOND));
        one.join();
        other.join();

        assertThat(secrets.of(north)).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "too short",
                "0123456789012345678901234567890",
                "with a blank 0123456789012345678901234567890",
                "with-an-umlaut-ü-0123456789012345678901234567890",
                "with-a-tab-\t-0123456789012345678901234567890"
            })
    void whatIsNoSecretIsRefusedByItsField(String text) {
        assertRefused(text);
        assertRefused("x".repeat(201));
    }

    private static void assertRefused(String text) {
        assertThatThrownBy(() -> LaunchSecretDesk.requireGood(new Secret(text)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("launch-secret-invalid");
                    assertThat(refusal.field()).isEqualTo("launchSecret");
                });
    }

    @Test
    void aLaunchIsUsedOnceOnAllNodesAndByEachStationForItself() {
        var launch = launch(clock.instant());
        var node = new UsedLaunches(database.jdbc(), database.transactions(), clock);
        var otherNode = new UsedLaunches(database.jdbc(), database.transactions(), clock);

        assertThat(node.use(north, launch)).isTrue();
        assertThat(otherNode.use(north, launch)).isFalse();
        assertThat(otherNode.use(south, launch)).isTrue();
    }

    @Test
    void onlyWhatIsTooOldEverywhereIsForgotten() {
        clock.set(Instant.now());
        var used = new UsedLaunches(database.jdbc(), database.transactions(), clock);
        used.use(north, launch(clock.instant().minus(Duration.ofMinutes(12))));
        used.use(north, launch(clock.instant().minus(Duration.ofMinutes(9))));
        secrets.replace(north, FIRST);
        secrets.replace(north, SECOND);
        database.superuser()
                .sql("update launch_secret set ends_at = now() - interval '1 day' where ends_at is not null")
                .update();

        assertThat(used.sweep()).isEqualTo(2);
        assertThat(used.sweep()).isZero();
        assertThat(secrets.of(north)).containsExactly(SECOND);
    }

    private static SignedLaunch launch(Instant at) {
        return SignedLaunch.read("operator=kim&time=" + at.getEpochSecond() + "&signature=" + "0".repeat(64))
                .orElseThrow();
    }
}
