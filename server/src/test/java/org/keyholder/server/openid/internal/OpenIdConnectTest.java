package org.keyholder.server.openid.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.keyholder.server.testing.AtProvider.parameter;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.openid.Claimed;
import org.keyholder.server.openid.Handshake;
import org.keyholder.server.openid.OpenIdSettings;
import org.keyholder.server.openid.Problem;
import org.keyholder.server.openid.Provider;
import org.keyholder.server.openid.Told;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.testing.AtProvider;
import org.keyholder.testing.provider.Bend;
import org.keyholder.testing.provider.Bend.Signing;
import org.keyholder.testing.provider.SignInProvider;

/** The flow against a real provider, and against one that lies. */
class OpenIdConnectTest {

    private static final URI CALLBACK = URI.create("http://127.0.0.1:9/sign-in/with/north/answer");
    private static final Clock CLOCK = Clock.systemUTC();

    private static SignInProvider real;
    private static CodeFlow openId;

    @BeforeAll
    static void start() {
        real = SignInProvider.start(CLOCK);
        real.answersTo(CALLBACK);
        real.knows(new SignInProvider.Account("subject-of-kim", "kim@north.example", true));
        real.knows(new SignInProvider.Account("subject-of-lee", "lee@north.example", false));
        openId = new CodeFlow(new OpenIdSettings(true, Duration.ofSeconds(5)), CLOCK);
    }

    @AfterEach
    void straightenUp() {
        real.answers(Bend.STRAIGHT);
    }

    @AfterAll
    static void stop() throws IOException {
        openId.close();
        real.close();
    }

    private static Provider provider() {
        return new Provider(real.issuer(), SignInProvider.CLIENT, new Secret(SignInProvider.SECRET));
    }

    private static Told<Claimed> signIn(String email) {
        var handshake = openId.handshake();
        return openId.answer(provider(), handshake, CALLBACK, code(email, handshake));
    }

    /** What a browser brings back in which somebody has signed in at the provider. */
    private static Secret code(String email, Handshake handshake) {
        var answer = AtProvider.answer(question(handshake), email);
        assertThat(answer.toString()).startsWith(CALLBACK.toString());
        assertThat(parameter(answer, "state")).contains(handshake.state().reveal());
        return new Secret(parameter(answer, "code").orElseThrow());
    }

    private static URI question(Handshake handshake) {
        return openId.question(provider(), said(openId.discover(real.issuer())), handshake, CALLBACK);
    }

    private static <T> T said(Told<T> told) {
        assertThat(told).isInstanceOf(Told.Said.class);
        return ((Told.Said<T>) told).value();
    }

    @Test
    void theProviderSaysWhoItIs() {
        assertThat(said(signIn("kim@north.example")))
                .isEqualTo(new Claimed("subject-of-kim", Optional.of("kim@north.example")));
    }

    @Test
    void anAddressThatTheProviderHasNotVerifiedIsNone() {
        assertThat(said(signIn("lee@north.example"))).isEqualTo(new Claimed("subject-of-lee", Optional.empty()));
    }

    @Test
    void whatTheTokenLeavesOutIsAskedFor() {
        real.answers(Bend.claims(claims -> claims.claim("email", null).claim("email_verified", null)));

        assertThat(said(signIn("kim@north.example")).email()).contains("kim@north.example");
    }

    static Stream<Arguments> lies() {
        var now = Instant.now();
        return Stream.of(
                lie(Problem.WRONG_NONCE, claims -> claims.claim("nonce", "another")),
                lie(Problem.WRONG_NONCE, claims -> claims.claim("nonce", null)),
                lie(Problem.WRONG_ISSUER, claims -> claims.issuer("https://elsewhere.example")),
                lie(Problem.WRONG_AUDIENCE, claims -> claims.audience("another program")),
                lie(
                        Problem.WRONG_AUDIENCE,
                        claims ->
                                claims.audience(List.of("keyholder", "another")).claim("azp", null)),
                lie(Problem.WRONG_AUDIENCE, claims -> claims.claim("azp", "another")),
                lie(Problem.EXPIRED, claims -> claims.expirationTime(Date.from(now.minusSeconds(90)))),
                lie(Problem.EXPIRED, claims -> claims.expirationTime(null)),
                lie(Problem.EXPIRED, claims -> claims.issueTime(Date.from(now.minusSeconds(720)))),
                lie(Problem.NOT_YET, claims -> claims.issueTime(Date.from(now.plusSeconds(120)))),
                lie(Problem.NOT_YET, claims -> claims.notBeforeTime(Date.from(now.plusSeconds(120)))),
                lie(Problem.WRONG_SUBJECT, claims -> claims.subject("")),
                Arguments.of(Problem.UNSIGNED, Bend.signed(Signing.NONE)),
                Arguments.of(Problem.WRONG_ALGORITHM, Bend.signed(Signing.SHARED_SECRET)),
                Arguments.of(Problem.WRONG_SIGNATURE, Bend.signed(Signing.OTHER_KEY)),
                Arguments.of(Problem.NO_TOKEN, Bend.answer("token", body -> "{}")),
                Arguments.of(Problem.NOT_UNDERSTOOD, Bend.answer("token", body -> "<html>")),
                Arguments.of(Problem.NOT_UNDERSTOOD, Bend.answer("token", body -> "{\"id_token\": \"e.e.e\"}")),
                Arguments.of(Problem.BROKEN, Bend.answer("token", body -> body + " ".repeat(70_000))),
                Arguments.of(Problem.NO_KEY, Bend.answer("jwks", body -> "{}")),
                Arguments.of(Problem.WRONG_SIGNATURE, Bend.answer("jwks", body -> "{\"keys\": []}")));
    }

    private static Arguments lie(Problem problem, UnaryOperator<JWTClaimsSet.Builder> claims) {
        return Arguments.of(problem, Bend.claims(claims));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void nothingIsBelievedThatIsNotProven(Problem problem, Bend bend) {
        real.answers(bend);

        assertThat(signIn("kim@north.example")).isEqualTo(Told.failed(problem));
    }

    @Test
    void aCodeIsGoodOnceAndInItsOwnHandshake() {
        var handshake = openId.handshake();
        var code = code("kim@north.example", handshake);
        assertThat(openId.answer(provider(), openId.handshake(), CALLBACK, code))
                .isEqualTo(Told.failed(Problem.CODE_REFUSED));

        var again = code("kim@north.example", handshake);
        said(openId.answer(provider(), handshake, CALLBACK, again));
        assertThat(openId.answer(provider(), handshake, CALLBACK, again)).isEqualTo(Told.failed(Problem.CODE_REFUSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "made up"})
    void aCodeThatIsNoneIsRefused(String code) {
        assertThat(openId.answer(provider(), openId.handshake(), CALLBACK, new Secret(code)))
                .isEqualTo(Told.failed(Problem.CODE_REFUSED));
    }

    @Test
    void aWrongSecretOfOursIsToldApart() {
        var handshake = openId.handshake();
        var code = code("kim@north.example", handshake);

        assertThat(openId.answer(
                        new Provider(real.issuer(), SignInProvider.CLIENT, new Secret("wrong")),
                        handshake,
                        CALLBACK,
                        code))
                .isEqualTo(Told.failed(Problem.CLIENT_REFUSED));
    }

    @Test
    void theSecretGoesIntoTheFormWhereTheProviderTakesItNowhereElse() {
        real.answers(Bend.answer(
                "openid-configuration", body -> body.replace("\"client_secret_basic\"", "\"private_key_jwt\"")));

        assertThat(said(signIn("kim@north.example")).subject()).isEqualTo("subject-of-kim");
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, issuers, OTHER_ISSUER",
        "token_endpoint\", token\", UNSAFE_ADDRESS",
        "jwks_uri, jwks, UNSAFE_ADDRESS",
        "S256, plain, NO_CHALLENGE",
        "RS256, HS256, NO_ALGORITHM",
        "client_secret, secret, NO_CLIENT_SECRET",
        "\"code\", \"token\", NO_CODE_FLOW",
    })
    void tryingItSaysWhatIsWrong(String part, String instead, Problem problem) {
        real.answers(Bend.answer("openid-configuration", body -> body.replace(part, instead)));

        assertThat(openId.tryOut(real.issuer())).isEqualTo(Told.failed(problem));
    }

    @Test
    void tryingItFindsAGoodProviderAndOneWithoutKeys() {
        said(openId.tryOut(real.issuer()));
        real.answers(Bend.answer("jwks", body -> "{\"keys\": []}"));

        assertThat(openId.tryOut(real.issuer())).isEqualTo(Told.failed(Problem.NO_KEY));
        assertThat(openId.tryOut(URI.create(real.issuer() + "/nothing/here")))
                .isEqualTo(Told.failed(Problem.NOT_THERE));
        assertThat(openId.tryOut(URI.create("http://127.0.0.1:1"))).isEqualTo(Told.failed(Problem.UNREACHABLE));
    }

    @Test
    void aProviderThatIsSlowIsGivenUp() throws Exception {
        var answered = new CountDownLatch(1);
        real.answers(Bend.answer("openid-configuration", body -> {
            await(answered);
            return body;
        }));

        try (var hasty = new CodeFlow(new OpenIdSettings(true, Duration.ofSeconds(1)), CLOCK)) {
            assertThat(hasty.discover(real.issuer())).isEqualTo(Told.failed(Problem.TOO_LATE));
        } finally {
            answered.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theOwnNetworkIsNotAskedUnlessThatIsAllowed() throws Exception {
        try (var careful = new CodeFlow(new OpenIdSettings(false, Duration.ofSeconds(5)), CLOCK)) {
            assertThat(careful.discover(real.issuer())).isEqualTo(Told.failed(Problem.UNREACHABLE));
            assertThatThrownBy(() -> careful.issuer("http://127.0.0.1:8080")).isInstanceOf(Refusal.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "login.example.com",
                "http://login.example.com",
                "ftp://login.example.com",
                "https://",
                "https://kim:secret@login.example.com",
                "https://login.example.com?tenant=1",
                "https://login.example.com#part",
                "javascript:alert(1)",
                "https://login example.com"
            })
    void whatIsNoIssuerIsRefusedWithACode(String typed) {
        assertThatThrownBy(() -> openId.issuer(typed))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("issuer-invalid"));
    }

    @Test
    void theQuestionHasAllThatProvesTheAnswer() {
        var handshake = openId.handshake();
        var question = question(handshake);

        assertThat(parameter(question, "code_challenge_method")).contains("S256");
        assertThat(parameter(question, "nonce")).contains(handshake.nonce().reveal());
        assertThat(parameter(question, "redirect_uri")).contains(CALLBACK.toString());
        assertThat(question.toString())
                .doesNotContain(handshake.verifier().reveal())
                .doesNotContain("secret");
        assertThat(handshake.toString()).doesNotContain(handshake.state().reveal());
    }
}
