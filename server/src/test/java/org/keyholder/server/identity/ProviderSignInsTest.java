package org.keyholder.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.testing.AtProvider;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.testing.provider.Bend;
import org.keyholder.testing.provider.Bend.Signing;
import org.keyholder.testing.provider.SignInProvider;

/** Whom an organisation's provider signs in, over real HTTP, and that it is nobody else, nowhere else and nobody twice. */
class ProviderSignInsTest {

    private static final String SIGN_IN = "keyholder-sign-in";
    private static final String HANDSHAKE = "keyholder-handshake";
    private static final Pattern QUESTION = Pattern.compile("0;url=(.+)");

    private static TestServer server;
    private static SignInProvider real;

    private WatchedSite watched;
    private OrganisationId dealer;
    private String name;
    private String email;
    private Browser browser;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                Map.of("keyholder.open-id.private-addresses", true, "keyholder.open-id.answer-timeout", "2s"));
        real = SignInProvider.start(server.clock());
    }

    @AfterAll
    static void stop() {
        real.close();
        server.close();
    }

    @BeforeEach
    void organisation() {
        real.answers(Bend.STRAIGHT);
        watched = WatchedSite.build(server);
        dealer = new OrganisationId(watched.dealer().value());
        name = "dealer-" + UUID.randomUUID().toString().substring(0, 8);
        email = "dana-" + UUID.randomUUID() + "@acme.example";
        provider(dealer, Role.Side.DEALER, name);
        works(dealer, Role.INSTALLER, email);
        real.knows(new SignInProvider.Account("subject of " + email, email, true));
        browser = new Browser(server);
    }

    @AfterEach
    void leave() {
        browser.close();
    }

    private static void provider(OrganisationId organisation, Role.Side side, String name) {
        provider(organisation, side, name, false);
    }

    private static void provider(OrganisationId organisation, Role.Side side, String name, boolean withFactor) {
        server.part(SignInProviders.class)
                .save(
                        organisation,
                        side,
                        new WantedProvider(
                                name,
                                real.issuer().toString(),
                                SignInProvider.CLIENT,
                                new Secret(SignInProvider.SECRET),
                                withFactor));
        real.answersTo(URI.create("http://localhost:" + server.port() + SignInProviders.callback(name)));
    }

    private static void works(OrganisationId organisation, Role role, String login) {
        server.part(People.class).save(organisation, role, login, "Dana Whitfield", WatchedSite.PASSWORD);
    }

    private HttpResponse<String> begin(Browser in) {
        var path = SignInProviders.path(name);
        return in.post(path, Map.of("_csrf", Browser.token(in.get(path)).orElseThrow()));
    }

    private static URI question(HttpResponse<String> begun) {
        var refresh = QUESTION.matcher(begun.headers().firstValue("Refresh").orElseThrow());
        assertThat(refresh.matches()).isTrue();
        return URI.create(refresh.group(1));
    }

    /** Where the provider sends the browser back to after somebody has signed in there. */
    private String answer(String who) {
        var answer = AtProvider.answer(question(begin(browser)), who);
        return answer.getRawPath() + "?" + answer.getRawQuery();
    }

    private String signIn() {
        return Browser.location(browser.get(answer(email)));
    }

    private String refused(String why) {
        return SignInProviders.path(name) + "?problem=" + why;
    }

    private void assertNobody() {
        assertThat(browser.cookie(SIGN_IN)).isEmpty();
        assertThat(Browser.location(browser.get("/sites"))).isEqualTo("/sign-in");
    }

    private List<String> recorded(String kind) {
        return server.rows()
                .sql("select coalesce(after, '') from audit_entry where organisation_id = ? and kind = ? order by id")
                .params(dealer.value(), kind)
                .query(String.class)
                .list();
    }

    @Test
    void whoWorksHereUnderTheVerifiedAddressIsSignedInAndBound() {
        assertThat(Browser.location(browser.get("/sites/new?x=1"))).isEqualTo("/sign-in");

        assertThat(signIn()).isEqualTo("/sites/new?x=1");

        assertThat(browser.get("/sites").statusCode()).isEqualTo(200);
        assertThat(recorded("account-bound")).singleElement().asString().contains("subject of");
        assertThat(recorded("signed-in")).singleElement().asString().contains("provider");
        assertThat(browser.cookie(HANDSHAKE)).isEmpty();
    }

    @Test
    void afterThatTheSubjectCountsAndNotTheAddress() {
        signIn();
        real.answers(Bend.claims(claims -> claims.claim("email", "other@acme.example")));
        try (var later = new Browser(server)) {
            browser.close();
            browser = later;
            assertThat(signIn()).isEqualTo("/dashboard");
        }
        browser = new Browser(server);
        real.answers(Bend.claims(claims -> claims.subject("somebody who has the address now")));

        assertThat(signIn()).isEqualTo(refused("other-account"));
        assertNobody();
    }

    @Test
    void whoDoesNotWorkHereIsRefusedInPlainWordsAndNotMade() {
        var people = server.rows()
                .sql("select count(*) from person")
                .query(Long.class)
                .single();
        var stranger = "lee-" + UUID.randomUUID() + "@acme.example";
        real.knows(new SignInProvider.Account("s-" + stranger, stranger, true));

        assertThat(Browser.location(browser.get(answer(stranger)))).isEqualTo(refused("no-member"));

        var page = browser.get(refused("no-member"));
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("You do not work for Dealer");
        assertNobody();
        assertThat(server.rows()
                        .sql("select count(*) from person")
                        .query(Long.class)
                        .single())
                .isEqualTo(people);
        assertThat(recorded("sign-in-refused")).singleElement().asString().contains("no-member");
    }

    @Test
    void somebodyOfAnotherOrganisationOrSideIsNobodyHere() {
        var rival = WatchedSite.build(server);
        var theirs = "kim-" + UUID.randomUUID() + "@rival.example";
        works(new OrganisationId(rival.dealer().value()), Role.DEALER_ADMIN, theirs);
        works(new OrganisationId(watched.station().value()), Role.STATION_ADMIN, theirs);
        works(OrganisationId.INSTALLATION, Role.INSTALLATION_ADMIN, theirs);
        real.knows(new SignInProvider.Account("s-" + theirs, theirs, true));

        assertThat(Browser.location(browser.get(answer(theirs)))).isEqualTo(refused("no-member"));
        assertNobody();
    }

    @Test
    void anAddressThatIsNotVerifiedOrAMemberWhoIsShutOutIsNobody() {
        real.answers(Bend.claims(claims -> claims.claim("email_verified", "true")));
        assertThat(signIn()).isEqualTo(refused("no-member"));
        real.answers(Bend.claims(claims -> claims.claim("email_verified", false)));
        assertThat(signIn()).isEqualTo(refused("no-member"));
        real.answers(Bend.STRAIGHT);
        server.rows()
                .sql("update person set disabled_at = now() where login = ?")
                .param(email)
                .update();
        assertThat(signIn()).isEqualTo(refused("no-member"));
        assertNobody();
    }

    @Test
    void theSignInIsForThisOrganisationAndNoOther() {
        var rival = WatchedSite.build(server);
        works(new OrganisationId(rival.dealer().value()), Role.DEALER_ADMIN, email);
        signIn();
        var account = browser.get("/account");
        var token = Browser.token(account).orElseThrow();

        var there = browser.post("/account/place", Map.of("_csrf", token, "place", rival.dealer() + " dealer"));
        var password = browser.post(
                "/account/password",
                Map.of(
                        "_csrf",
                        token,
                        "old",
                        WatchedSite.PASSWORD.reveal(),
                        "password",
                        "another correct battery staple"));

        assertThat(account.body())
                .contains("this sign-in is for")
                .doesNotContain("Work here")
                .doesNotContain("Change the password");
        assertThat(there.statusCode()).isEqualTo(404);
        assertThat(password.statusCode()).isEqualTo(422);
        assertThat(browser.get("/account").body()).doesNotContain("Dealer admin");
        try (var byPassword = Browser.signedIn(server, email)) {
            assertThat(byPassword.get("/account").body()).contains("Work here");
        }
    }

    @Test
    void itMakesNobodyAMemberElsewhere() {
        var rival = WatchedSite.build(server);
        var admin = "admin-" + UUID.randomUUID();
        works(new OrganisationId(rival.dealer().value()), Role.DEALER_ADMIN, admin);
        var boss = server.rows()
                .sql("select id from person where login = ?")
                .param(admin)
                .query(UUID.class)
                .single();
        var secret = server.part(Invitations.class)
                .invite(
                        new Member(
                                new org.keyholder.server.shared.PersonId(boss),
                                "Boss",
                                new OrganisationId(rival.dealer().value()),
                                Role.DEALER_ADMIN),
                        Role.INSTALLER,
                        new Invitation.Invitee("Dana", Optional.empty()))
                .orElseThrow();
        signIn();
        var link = Invitations.PATH + secret.reveal();

        var answer = browser.post(
                link, Map.of("_csrf", Browser.token(browser.get(link)).orElseThrow()));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("for that organisation alone");
    }

    @ParameterizedTest
    @EnumSource(value = Signing.class, names = "OWN_KEY", mode = EnumSource.Mode.EXCLUDE)
    void anAnswerThatTheProviderHasNotSignedIsNotBelieved(Signing signing) {
        real.answers(Bend.signed(signing));

        assertThat(signIn()).isEqualTo(refused("not-believed"));
        assertNobody();
    }

    @Test
    void anAnswerToAnotherQuestionIsNotBelieved() {
        real.answers(Bend.claims(claims -> claims.claim("nonce", "another")));
        assertThat(signIn()).isEqualTo(refused("not-believed"));
        real.answers(Bend.claims(claims -> claims.issuer("https://elsewhere.example")));
        assertThat(signIn()).isEqualTo(refused("not-believed"));
        real.answers(Bend.claims(claims -> claims.audience("another")));
        assertThat(signIn()).isEqualTo(refused("not-believed"));
        assertNobody();
        assertThat(recorded("sign-in-refused"))
                .satisfiesExactly(
                        one -> assertThat(one).contains("wrong-nonce"),
                        one -> assertThat(one).contains("wrong-issuer"),
                        one -> assertThat(one).contains("wrong-audience"));
    }

    @Test
    void anAnswerIsGoodOnceAndInTheBrowserThatAsked() {
        var answer = answer(email);
        var handshake = browser.cookie(HANDSHAKE).orElseThrow().getValue();
        try (var elsewhere = new Browser(server)) {
            assertThat(Browser.location(elsewhere.get(answer))).isEqualTo(refused("not-begun-here"));
            elsewhere.keep(HANDSHAKE, "made-up");
            assertThat(Browser.location(elsewhere.get(answer))).isEqualTo(refused("not-begun-here"));
            assertThat(elsewhere.cookie(SIGN_IN)).isEmpty();
        }
        assertThat(Browser.location(browser.get(answer))).isEqualTo("/dashboard");

        assertThat(Browser.location(browser.get(answer))).isEqualTo(refused("not-begun-here"));
        browser.keep(HANDSHAKE, handshake);
        assertThat(Browser.location(browser.get(answer))).isEqualTo(refused("not-believed"));
    }

    @Test
    void oneQuestionSignsSomebodyInOnceHoweverManyCodesAreGivenForIt() {
        var question = question(begin(browser));
        var handshake = browser.cookie(HANDSHAKE).orElseThrow().getValue();
        var first = AtProvider.answer(question, email);
        var second = AtProvider.answer(question, email);
        assertThat(Browser.location(browser.get(first.getRawPath() + "?" + first.getRawQuery())))
                .isEqualTo("/dashboard");

        browser.keep(HANDSHAKE, handshake);

        assertThat(Browser.location(browser.get(second.getRawPath() + "?" + second.getRawQuery())))
                .isEqualTo(refused("not-begun-here"));
    }

    @Test
    void anotherStateOrAnotherIssuerIsNotTheAnswer() {
        assertThat(Browser.location(browser.get(answer(email).replaceAll("state=[^&]+", "state=another"))))
                .isEqualTo(refused("not-begun-here"));
        assertThat(Browser.location(browser.get(answer(email) + "&iss=https%3A%2F%2Felsewhere.example")))
                .isEqualTo(refused("not-begun-here"));
        assertThat(Browser.location(browser.get(SignInProviders.callback(name))))
                .isEqualTo(refused("not-begun-here"));
        assertNobody();
    }

    @Test
    void anAnswerToOneOrganisationIsNoneToAnother() {
        var other = WatchedSite.build(server);
        var otherName = name + "-b";
        provider(new OrganisationId(other.dealer().value()), Role.Side.DEALER, otherName);
        works(new OrganisationId(other.dealer().value()), Role.INSTALLER, email);

        var there = answer(email).replace(name, otherName);

        assertThat(Browser.location(browser.get(there)))
                .isEqualTo(SignInProviders.path(otherName) + "?problem=not-begun-here");
        assertNobody();
    }

    @Test
    void whoTakesMoreThanTenMinutesBeginsAgain() {
        var answer = answer(email);

        server.clock().forward(Duration.ofMinutes(10));

        assertThat(Browser.location(browser.get(answer))).isEqualTo(refused("not-begun-here"));
    }

    @Test
    void whoGivesUpAtTheProviderIsToldSo() {
        var question = question(begin(browser));
        var state = AtProvider.parameter(question, "state").orElseThrow();

        assertThat(Browser.location(
                        browser.get(SignInProviders.callback(name) + "?error=access_denied&state=" + state)))
                .isEqualTo(refused("given-up"));
        assertThat(browser.get(refused("given-up")).body()).contains("You were not signed in there.");
    }

    @Test
    void aProviderThatIsAwaySlowOrEndlessIsToldSoAndTheFormStays() {
        real.answers(Bend.answer("openid-configuration", body -> body + " ".repeat(70_000)));
        var page = begin(browser);
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("does not answer as it should").contains("Go on");

        var answered = new CountDownLatch(1);
        real.answers(Bend.answer("token", body -> {
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return body;
        }));
        assertThat(signIn()).isEqualTo(refused("unavailable"));
        answered.countDown();
        assertNobody();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-has-this", "x", "..", "North", "a%00b"})
    void anUnknownNameIsAnsweredLikeAnOrganisationWithoutAProvider(String unknown) {
        var page = browser.get("/sign-in/with?name=" + unknown);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("No organisation signs in here by this name.");
    }

    @Test
    void aClosedOrganisationIsUnknown() {
        server.rows()
                .sql("update organisation set closed_at = now() where id = ?")
                .param(dealer.value())
                .update();

        assertThat(browser.get(SignInProviders.path(name)).statusCode()).isEqualTo(404);
    }

    @Test
    void whatLiesBetweenIsInTheBrowserAndIsToldToNobody() {
        var begun = begin(browser);
        var cookie = browser.cookie(HANDSHAKE).orElseThrow();
        var question = question(begun);

        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getMaxAge()).isEqualTo(600);
        assertThat(cookie.getValue())
                .doesNotContain(AtProvider.parameter(question, "state").orElseThrow());
        assertThat(begun.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(browser.cookie("JSESSIONID")).isEmpty();
        var answer = AtProvider.answer(question, email);
        var back = browser.get(answer.getRawPath() + "?" + answer.getRawQuery());
        assertThat(back.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(Browser.location(back)).doesNotContain("code=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "elsewhere"})
    void nobodyIsLedToAnotherHostAfterwards(String wanted) {
        browser.keep(
                "keyholder-wanted",
                Base64.getUrlEncoder().withoutPadding().encodeToString(wanted.getBytes(StandardCharsets.UTF_8)));

        assertThat(signIn()).isEqualTo("/dashboard");
    }

    @Test
    void beginningTakesAFormOfOurs() {
        assertThat(browser.post(SignInProviders.path(name), new HashMap<>()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatEndsTheProviderEndsWhoCameInByIt() {
        signIn();
        assertThat(browser.get("/sites").statusCode()).isEqualTo(200);

        server.part(SignInProviders.class).remove(dealer, Role.Side.DEALER);
        server.clock().forward(Duration.ofSeconds(6));

        assertNobodyAnyMore();
        assertThat(browser.get(SignInProviders.path(name)).statusCode()).isEqualTo(404);
    }

    private void assertNobodyAnyMore() {
        assertThat(Browser.location(browser.get("/sites"))).isEqualTo("/sign-in");
    }

    @Test
    void anOperatorFromElsewhereIsNotLetIn() {
        var station = new OrganisationId(watched.station().value());
        name = name + "-st";
        provider(station, Role.Side.STATION, name);
        works(station, Role.OPERATOR, email);
        server.rows()
                .sql("update station set operator_networks = '{192.0.2.0/24}' where id = ?")
                .param(station.value())
                .update();
        server.clock().forward(Duration.ofSeconds(6));

        assertThat(signIn()).isEqualTo("/sign-in/not-from-here");
        assertThat(browser.cookie(SIGN_IN)).isEmpty();
        assertThat(server.rows()
                        .sql("select after from audit_entry where organisation_id = ? and kind = 'sign-in-refused'")
                        .param(station.value())
                        .query(String.class)
                        .single())
                .contains("not-from-there");
    }

    @Test
    void whereASecondFactorIsNeededOnlyAProviderThatAsksForOneLetsPeopleIn() {
        server.part(SecondFactors.class).require(dealer, true);

        assertThat(signIn()).isEqualTo(refused("no-second-factor"));
        assertNobody();
        assertThat(recorded("sign-in-refused")).last().asString().contains("no-second-factor");

        provider(dealer, Role.Side.DEALER, name, true);
        assertThat(signIn()).doesNotContain("problem");
        assertThat(browser.get("/sites").statusCode()).isEqualTo(200);
        assertThat(recorded("signed-in")).last().asString().contains("provider-with-second-factor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account/second-factor/recovery-codes",
                "/account/second-factor/remove",
                "/account/passkeys",
                "/account/passkeys/01990000-0000-7000-8000-000000000001/remove"
            })
    void theSecondFactorThatIsGoodEverywhereIsNotChangedByASignInThatIsGoodHere(String deed) {
        signIn();

        assertThat(browser.get("/account/second-factor").statusCode()).isEqualTo(409);
        assertThat(browser.get("/account/passkeys").statusCode()).isEqualTo(409);
        var form = Map.of("_csrf", Browser.token(browser.get("/account")).orElseThrow());
        assertThat(browser.post(deed, form).statusCode()).isIn(409, 422);
    }
}
