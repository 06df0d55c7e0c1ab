package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.Provisioning;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** What a password may be, how it is kept, and what comes of bad ones, on real rows and over real HTTP. */
@ExtendWith(SharedServer.class)
class PasswordsTest {

    private static final String COMPOSED = "Größe über Straße";
    private static final String APART = "Gro\u0308ße u\u0308ber Straße";

    private final TestServer server;
    private final WatchedSite watched;
    private final String login = "kim-" + UUID.randomUUID();

    PasswordsTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of("ü".repeat(40), "ü".repeat(40)),
                Arguments.of(COMPOSED, APART),
                Arguments.of(APART, COMPOSED),
                Arguments.of("a wide password", "ａ ｗｉｄｅ ｐａｓｓｗｏｒｄ"),
                Arguments.of("x7".repeat(500), "x7".repeat(500)),
                Arguments.of("\uD83D\uDE00".repeat(500), "\uD83D\uDE00".repeat(500)),
                Arguments.of("  blanks at both ends  ", "  blanks at both ends  "));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theSameLettersAreTheSamePassword(String set, String typed) {
        save(set);

        assertThat(signIn(typed)).isEqualTo(302);
        assertThat(hash()).startsWith("{argon2}$argon2id$v=19$m=19456,t=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "größe über straße",
                "Größe über Straße ",
                "Grösse über Strasse",
                "Größe über Straße\u0000",
                "Groe uber Strae"
            })
    void otherLettersAreAnother(String typed) {
        save(COMPOSED);

        assertThat(signIn(typed)).isEqualTo(401);
    }

    /** Everything that a form may bring is a wrong password, in the same words; nothing is a fault. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "\ud83d\ude00", "' or 1=1 --", "%00", "\ufffe", "ﷺﷺﷺﷺﷺﷺ", " ", ""})
    void whateverIsTypedIsJustWrong(String typed) {
        try (var known = new Browser(server);
                var unknown = new Browser(server)) {
            var one = known.signIn(watched.operator(), typed);
            var other = unknown.signIn("nobody-" + UUID.randomUUID(), typed);

            assertThat(one.statusCode()).isEqualTo(401).isEqualTo(other.statusCode());
            assertThat(one.body()).contains(SignInPage.WRONG);
            assertThat(other.body()).contains(SignInPage.WRONG);
        }
    }

    @Test
    void aPasswordThatIsTooLongForAFormIsRefusedBeforeItIsRead() {
        var answer = new Api(server)
                .raw("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/html\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1048600\r\n\r\n"
                        + "username=kim&password=xxx");

        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void aPasswordThatIsTooLongForAnybodyIsWrong() {
        assertThat(signIn("y".repeat(6000))).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"a, password-short", "password1234, password-common", "harbour\tyard and more, password-untypable"})
    void aBadPasswordIsRefusedWithItsFieldAndNothingIsSaved(String password, String code) {
        assertThatThrownBy(() -> save(password)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.field()).isEqualTo("password");
        });
        assertThatThrownBy(() -> server.part(People.class)
                        .saveForDealer(watched.dealer(), login, "Kim Moreau", new Secret(password)))
                .isInstanceOf(Refusal.class);

        assertThat(server.rows()
                        .sql("select count(*) from person where login = ?")
                        .param(login)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aSetUpFileIsToldWhosePasswordIsBad(@TempDir Path folder) throws Exception {
        var file = folder.resolve("set-up.json");
        Files.writeString(file, """
                {"stations": [{"key": "%s", "name": "North",
                               "operators": [{"login": "%s", "name": "Kim", "password": "too short"}]}]}
                """.formatted(login, login));

        assertThatThrownBy(() -> server.part(Provisioning.class).provision(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageEndingWith(
                        "password of " + login + ": A password has at least 12 characters, of whatever kind.");
    }

    /** As release 0.1 kept it: any password, with bcrypt, as it was typed in the file. */
    @ParameterizedTest
    @CsvSource({"a, a", "Größe, Größe", "Größe, Gro\u0308ße", "Gro\u0308ße, Gro\u0308ße"})
    void anOldHashGoesOnWorking(String set, String typed) {
        save("something else for now");
        var old = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(set);
        keep(old);

        assertThat(signIn("wrong")).isEqualTo(401);
        assertThat(hash()).isEqualTo(old);
        assertThat(signIn(typed)).isEqualTo(302);
        assertThat(hash()).startsWith("{argon2}");
    }

    @Test
    void whatIsHashedAnewIsTheSamePassword() {
        save("something else for now");
        keep("{bcrypt}" + new BCryptPasswordEncoder(4).encode("a"));

        assertThat(signIn("a")).isEqualTo(302);
        assertThat(hash()).startsWith("{argon2}");
        assertThat(signIn("a")).isEqualTo(302);
        assertThat(signIn("b")).isEqualTo(401);
    }

    /** Whoever is shut out, or is given another password, while somebody signs in keeps what was decided about them. */
    @Test
    void aPasswordThatWasSetInBetweenStays() {
        save("something else for now");
        var now = hash();

        for (var from : new String[] {"{bcrypt}before", ""}) {
            assertThat(hashedAnew(from)).isFalse();
        }
        server.rows()
                .sql("update person set disabled_at = now() where login = ?")
                .param(login)
                .update();
        assertThat(hashedAnew(now)).isFalse();
        assertThat(hash()).isEqualTo(now);
    }

    @Test
    void anotherPasswordThatIsSetFromAFileEndsWhatTheOldOneOpenedAndTheSameOneDoesNot() {
        save("something else for now");
        try (var browser = new Browser(server)) {
            browser.signIn(login, "something else for now");
            save("something else for now");
            assertThat(browser.get("/account").statusCode()).isEqualTo(200);

            save("what nobody has read along");

            assertThat(Browser.location(browser.get("/account"))).isEqualTo("/sign-in");
        }
    }

    private boolean hashedAnew(String from) {
        return server.rows()
                .sql("select hash_password_anew(id, ?, 'slipped in') from person where login = ?")
                .params(from, login)
                .query(Boolean.class)
                .single();
    }

    /** Whatever is kept in place of a hash, nobody signs in by it. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "{noop}x", "{argon2}", "{argon2}$argon2id$v=19$m=9999999,t=9,p=1$AAAA$AAAA", "{bcrypt}x"
            })
    void aHashThatIsNoneIsNobodysPassword(String kept) {
        save("something else for now");
        keep(kept);

        assertThat(signIn("x")).isEqualTo(401);
    }

    @Test
    void aBurstOfSignInsIsHashedOneAfterTheOther() throws Exception {
        var person = watched.operator();
        var hashing = ConcurrentHashMap.<String>newKeySet();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 4; i++) {
                tries.add(crowd.submit(() -> {
                    try (var browser = new Browser(server)) {
                        return browser.signIn(person, "wrong").statusCode();
                    }
                }));
            }
            while (!tries.stream().allMatch(Future::isDone)) {
                var now = whoHashes();
                assertThat(now).hasSizeLessThanOrEqualTo(1);
                hashing.addAll(now);
                Thread.onSpinWait();
            }
            for (var each : tries) {
                assertThat(each.get()).isIn(401, 429);
            }
        }
        assertThat(hashing).hasSize(1).allMatch(name -> name.startsWith("passwords-"));
    }

    private static Set<String> whoHashes() {
        var names = ConcurrentHashMap.<String>newKeySet();
        Thread.getAllStackTraces().forEach((thread, frames) -> {
            if (Stream.of(frames).anyMatch(frame -> frame.getClassName().contains("Argon2BytesGenerator"))) {
                names.add(thread.getName());
            }
        });
        return names;
    }

    private void save(String password) {
        server.part(People.class).saveForStation(watched.station(), login, "Kim Moreau", new Secret(password));
    }

    private int signIn(String password) {
        try (var browser = new Browser(server)) {
            return browser.signIn(login, password).statusCode();
        }
    }

    private String hash() {
        return server.rows()
                .sql("select password_hash from person where login = ?")
                .param(login)
                .query(String.class)
                .single();
    }

    private void keep(String hash) {
        server.rows()
                .sql("update person set password_hash = ? where login = ?")
                .params(hash, login)
                .update();
    }
}
