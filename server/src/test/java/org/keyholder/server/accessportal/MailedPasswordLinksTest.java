package org.keyholder.server.accessportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.MailServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Links to choose another password that go out by a mail server that nobody here wrote. */
class MailedPasswordLinksTest {

    private static final Pattern INVITATION = Pattern.compile("/invitation/[A-Za-z0-9_-]{43}");
    private static final Pattern LINK = Pattern.compile("/password/[A-Za-z0-9_-]{43}");
    private static final String NEW = "lamp river quiet seventeen";
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    private static MailServer mail;
    private static TestServer server;

    private OrganisationId dealer;
    private Browser admin;

    @BeforeAll
    static void start() {
        mail = MailServer.start();
        server = TestServer.start(mail.settings());
    }

    @AfterAll
    static void stop() {
        server.close();
        mail.close();
    }

    @BeforeEach
    void dealer() {
        mail.refusesNobody();
        mail.taken().clear();
        dealer = new OrganisationId(WatchedSite.build(server).dealer().value());
        admin = as(dealer);
    }

    private static Browser as(OrganisationId organisation) {
        var login = "admin-" + UUID.randomUUID();
        server.part(People.class).save(organisation, Role.DEALER_ADMIN, login, "Ruth Adler", WatchedSite.PASSWORD);
        return Browser.signedIn(server, login);
    }

    /** Somebody who has made their account by an invitation that was mailed, or handed over where there is no address. */
    private static String invited(Browser by, String mailTo) {
        return invited(by, mailTo, "installer");
    }

    private static String invited(Browser by, String mailTo, String role) {
        var login = "kim-" + UUID.randomUUID();
        try (var kim = new Browser(server)) {
            var link = invitation(by, mailTo, role);
            var answer = kim.press(
                    link, link, "login", login, "name", "Kim Moreau", "password", WatchedSite.PASSWORD.reveal());
            assertThat(answer.statusCode()).isEqualTo(302);
        }
        mail.taken().clear();
        return login;
    }

    private static String invitation(Browser by, String mailTo, String role) {
        var page = by.press("/people", "/people/invitations", "invited", "Kim", "mailTo", mailTo, "role", role);
        assertThat(page.statusCode()).isEqualTo(200);
        return mailTo.isEmpty() ? found(INVITATION, page.body()) : found(INVITATION, mail.text(1));
    }

    private static String found(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group();
    }

    /** From a network of its own each time. */
    private static HttpResponse<String> ask(String who) {
        return askFrom("198.51.100." + NETWORKS.incrementAndGet(), who);
    }

    private static HttpResponse<String> askFrom(String address, String who) {
        try (var somebody = new Browser(server)) {
            var token = Browser.token(somebody.get("/sign-in/forgotten")).orElseThrow();
            return somebody.send(HttpRequest.newBuilder(server.url("/sign-in/forgotten"))
                    .header("X-Forwarded-For", address)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("who=" + URLEncoder.encode(who, StandardCharsets.UTF_8)
                            + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8))));
        }
    }

    private static void allAskedAreLookedUp() {
        until(
                "nobody waits",
                () -> server.rows()
                                .sql(
                                        "select (select count(*) from password_asked)"
                                                + " + (select count(*) from password_link where mail_state = 'waiting' and replaced_at is null)")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private static UUID id(String login) {
        return server.rows()
                .sql("select id from person where login = ?")
                .param(login)
                .query(UUID.class)
                .single();
    }

    private static void signsInWithANewOne(String login, String link) {
        try (var kim = new Browser(server)) {
            assertThat(kim.press(link, link, "password", NEW).statusCode()).isEqualTo(200);
            assertThat(kim.signIn(login, NEW).statusCode()).isEqualTo(302);
            assertThat(kim.get("/sites").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoForgotAsksOnTheSignInPageAndTheLinkComesByMail() {
        var login = invited(admin, "Kim@Example.com");
        try (var nobody = new Browser(server)) {
            assertThat(nobody.get("/sign-in").body()).contains("href=\"/sign-in/forgotten\"");
        }

        var answer = ask(login.toUpperCase(Locale.ROOT));

        assertThat(Browser.location(answer)).isEqualTo("/sign-in/forgotten?asked");
        var words = mail.text(1);
        assertThat(words).contains("Hello Kim Moreau", "Your user name is " + login, "do nothing");
        signsInWithANewOne(login, found(LINK, words));
        assertThat(server.rows()
                        .sql(
                                "select kind || ' ' || actor_kind from audit_entry where organisation_id = ? and object_id = ?"
                                        + " and kind like 'password-%' order by at, id")
                        .params(dealer.value(), id(login))
                        .query(String.class)
                        .list())
                .containsExactly("password-link-made server", "password-reset person");
    }

    @Test
    void theMailAddressDoesAsWell() {
        var address = "kim." + UUID.randomUUID() + "@example.com";
        var login = invited(admin, address);

        ask(address.toUpperCase(Locale.ROOT));

        signsInWithANewOne(login, found(LINK, mail.text(1)));
    }

    @Test
    void whoeverAsksReadsTheSameWhetherThereIsSomebodyOrNot() {
        var known = ask(invited(admin, "kim@example.com"));
        mail.text(1);
        for (var who : new String[] {"nobody", "no\u0000body", "x".repeat(100_000), "' or 1=1 --", "😀"}) {
            var answer = ask(who);
            if (who.length() < 1000) {
                assertThat(answer.statusCode()).as(who).isEqualTo(known.statusCode());
                assertThat(Browser.location(answer)).isEqualTo(Browser.location(known));
            }
        }
        allAskedAreLookedUp();

        assertThat(ask(" ").statusCode()).isEqualTo(422);
        assertThat(mail.taken()).hasSize(1);
    }

    @Test
    void threeAnHourGoOutToOnePersonAndTheNewestWorks() {
        var login = invited(admin, "kim@example.com");
        for (int i = 1; i <= 3; i++) {
            ask(login);
            mail.text(i);
        }
        ask(login);
        allAskedAreLookedUp();
        assertThat(mail.taken()).hasSize(3);
        try (var kim = new Browser(server)) {
            assertThat(kim.get(found(LINK, mail.text(1))).statusCode()).isEqualTo(410);
        }

        server.clock().forward(Duration.ofMinutes(61));
        ask(login);
        signsInWithANewOne(login, found(LINK, mail.text(4)));
    }

    @Test
    void sixADayGoOutToOnePerson() {
        var login = invited(admin, "kim@example.com");
        for (int i = 1; i <= 6; i++) {
            ask(login);
            mail.text(i);
            server.clock().forward(Duration.ofMinutes(31));
        }
        ask(login);
        allAskedAreLookedUp();

        assertThat(mail.taken()).hasSize(6);
    }

    @Test
    void whereAMailboxIsGoneWhoMayIsShownTheLink() {
        var login = invited(admin, "kim@example.com");
        var page = "/people/" + id(login) + "/password-link";
        mail.refuses(550, "5.1.1 No such mailbox");
        admin.press(page, page);
        until("it is written down", () -> admin.get(page).body().contains("You are shown a link to hand over"));

        signsInWithANewOne(login, found(LINK, admin.press(page, page).body()));
    }

    @Test
    void anInvitationFromBeforeSomebodyLeftIsNotBelievedWhenTheyAreBack() {
        var login = invited(admin, "kim@example.com");
        server.rows()
                .sql("update invitation set used_at = used_at - interval '1 day' where used_by = ?")
                .param(id(login))
                .update();
        ask(login);
        allAskedAreLookedUp();

        assertThat(mail.taken()).isEmpty();
    }

    @Test
    void whoeverRunsTheInstallationIsNeverMailedOne() {
        var ruth = "ruth-" + UUID.randomUUID();
        server.part(People.class)
                .save(OrganisationId.INSTALLATION, Role.INSTALLATION_ADMIN, ruth, "Ruth Adler", WatchedSite.PASSWORD);
        String login;
        try (var administrator = Browser.signedIn(server, ruth)) {
            login = invited(administrator, "kim@example.com", "installation-admin");
        }
        ask(login);
        allAskedAreLookedUp();

        assertThat(mail.taken()).isEmpty();
    }

    @Test
    void linksThatEndedAMonthAgoAreTakenAway() {
        var login = invited(admin, "kim@example.com");
        ask(login);
        mail.text(1);
        server.clock().forward(Duration.ofDays(32));

        until(
                "they are gone",
                () -> server.rows()
                                .sql("select count(*) from password_link where person_id = ?")
                                .param(id(login))
                                .query(Long.class)
                                .single()
                        == 0);
    }

    @Test
    void whoAsksTooOftenFromOneNetworkWaits() {
        for (int i = 0; i < 10; i++) {
            assertThat(askFrom("203.0.113.77", "nobody " + i).statusCode()).isEqualTo(302);
        }
        var refused = askFrom("203.0.113.77", "nobody");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("Too many have asked");
        assertThat(askFrom("203.0.114.1", "nobody").statusCode()).isEqualTo(302);
    }

    @Test
    void anAdminHasItMailedAndDoesNotSeeIt() {
        var login = invited(admin, "kim@example.com");
        var page = "/people/" + id(login) + "/password-link";
        assertThat(admin.get(page).body()).contains("A link goes to kim@example.com");
        for (int i = 1; i <= 3; i++) {
            var answer = admin.press(page, page);
            assertThat(answer.body()).contains("is on its way").doesNotContainPattern(LINK);
            mail.text(i);
        }

        assertThat(admin.press(page, page).body()).contains("Three links have gone there within an hour");
        assertThat(mail.text(3)).contains("Ruth Adler has made you a link");
        signsInWithANewOne(login, found(LINK, mail.text(3)));
    }

    @Test
    void whoeverAsksInSomebodysNameDoesNotVoidWhatAnAdminHasSent() {
        var login = invited(admin, "kim@example.com");
        var page = "/people/" + id(login) + "/password-link";
        admin.press(page, page);
        var sent = found(LINK, mail.text(1));
        ask(login);
        mail.text(2);

        signsInWithANewOne(login, sent);
    }

    @Test
    void anAddressIsBelievedOnlyByWhomItWasInvitedAt() {
        var login = invited(admin, "kim@example.com");
        var other = new OrganisationId(WatchedSite.build(server).dealer().value());
        ask(login);
        var before = found(LINK, mail.text(1));
        try (var ofOther = as(other);
                var kim = Browser.signedIn(server, login)) {
            var handed = invitation(ofOther, "", "installer");
            assertThat(kim.press(handed, handed).statusCode()).isEqualTo(302);

            // The first dealer's admin may read the mail that goes there, and is nobody at the other.
            assertThat(kim.get(before).statusCode()).isEqualTo(410);
            ask(login);
            allAskedAreLookedUp();
            assertThat(mail.taken()).hasSize(1);
            for (var by : new Browser[] {admin, ofOther}) {
                assertThat(by.get("/people/" + id(login) + "/password-link").body())
                        .contains("whoever runs this installation");
            }
        }
    }

    @Test
    void whomBothHaveInvitedByMailIsMailedALink() {
        var login = invited(admin, "kim@example.com");
        var other = new OrganisationId(WatchedSite.build(server).dealer().value());
        try (var ofOther = as(other);
                var kim = Browser.signedIn(server, login)) {
            var sent = invitation(ofOther, "KIM@example.com", "installer");
            assertThat(kim.press(sent, sent).statusCode()).isEqualTo(302);
            mail.taken().clear();

            ask(login);

            signsInWithANewOne(login, found(LINK, mail.text(1)));
        }
    }

    @Test
    void aMailServerThatIsBusyIsTriedAgainWithAnotherLink() {
        var login = invited(admin, "kim@example.com");
        mail.refuses(451, "Try again later");
        ask(login);
        until(
                "it was tried",
                () -> server.rows()
                                .sql("select count(*) from password_link where person_id = ? and mail_attempts = 1")
                                .param(id(login))
                                .query(Long.class)
                                .single()
                        == 1);

        mail.refusesNobody();
        server.clock().forward(Duration.ofSeconds(31));

        signsInWithANewOne(login, found(LINK, mail.text(1)));
    }
}
