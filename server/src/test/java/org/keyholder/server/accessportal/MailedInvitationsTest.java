package org.keyholder.server.accessportal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
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

/** Invitations that go out by a mail server that nobody here wrote. */
class MailedInvitationsTest {

    private static final Pattern LINK = Pattern.compile("https?://\\S+?(/invitation/[A-Za-z0-9_-]{43})");

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

    private HttpResponse<String> invite(String mailTo) {
        return admin.press(
                "/people", "/people/invitations", "invited", "Kim Moreau", "mailTo", mailTo, "role", "installer");
    }

    private static String mailed(int number) {
        var link = LINK.matcher(mail.text(number));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private HttpResponse<String> accept(Browser browser, String link) {
        return browser.press(
                link,
                link,
                "login",
                "kim-" + UUID.randomUUID(),
                "name",
                "Kim Moreau",
                "password",
                WatchedSite.PASSWORD.reveal());
    }

    private String again() {
        return "/people/invitations/"
                + server.rows()
                        .sql("select id from invitation where organisation_id = ? and used_at is null")
                        .param(dealer.value())
                        .query(UUID.class)
                        .single()
                + "/renew";
    }

    private void peopleSay(String what, String words) {
        until(what, () -> admin.get("/people").body().contains(words));
    }

    @Test
    void theLinkComesByMailAndIsShownToNobody() throws Exception {
        var page = invite("Kim@Example.com");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("is on its way")
                .contains("Kim@example.com")
                .doesNotContain("/invitation/");
        var link = mailed(1);
        assertThat(mail.taken().getFirst().getSubject()).startsWith("Ruth Adler invites you to ");
        peopleSay("it is written down", "sent to Kim@example.com on");
        try (var kim = new Browser(server)) {
            assertThat(accept(kim, link).statusCode()).isEqualTo(302);
            assertThat(kim.get("/sites").statusCode()).isEqualTo(200);
        }
        assertThat(server.rows()
                        .sql("select mail_address from person p join membership m on m.person_id = p.id"
                                + " where m.organisation_id = ? and p.name = 'Kim Moreau'")
                        .param(dealer.value())
                        .query(String.class)
                        .single())
                .isEqualTo("Kim@example.com");
    }

    @Test
    void whatTheServerRefusesIsToldAndCanBeSentAgain() {
        mail.refuses(550, "No such user here");
        invite("kim@example.com");
        peopleSay("it is told", "not sent to kim@example.com");
        assertThat(admin.get("/people").body()).contains("The mail server said: 550 No such user here");

        mail.refusesNobody();
        assertThat(admin.press("/people", again()).body()).contains("went out a moment ago");
        server.clock().forward(Duration.ofMinutes(2));
        assertThat(admin.press("/people", again()).body()).contains("is on its way");

        mailed(1);
        peopleSay("it is written down", "sent to kim@example.com on");
        assertThat(admin.get("/people").body()).doesNotContain("No such user");
    }

    @Test
    void aServerThatIsBusyIsTriedAgain() {
        mail.refuses(451, "Try again later");
        invite("kim@example.com");
        peopleSay("it is told", "The mail server said: 451 Try again later");

        assertThat(admin.get("/people").body()).doesNotContain("Send again");
        assertThat(admin.press("/people", again()).body()).contains("tried again by itself");

        mail.refusesNobody();
        server.clock().forward(Duration.ofSeconds(31));

        mailed(1);
        peopleSay("it is written down", "sent to kim@example.com on");
    }

    @Test
    void anotherMailVoidsTheLinkBeforeAndComesNoSoonerThanInAMinute() {
        invite("kim@example.com");
        var first = mailed(1);
        peopleSay("it is written down", "sent to kim@example.com on");

        assertThat(admin.press("/people", again()).body()).contains("went out a moment ago");
        server.clock().forward(Duration.ofMinutes(2));
        admin.press("/people", again());
        var second = mailed(2);

        try (var kim = new Browser(server)) {
            assertThat(kim.get(first).statusCode()).isEqualTo(404);
            assertThat(kim.get(second).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoReadsMailElsewhereCannotUseIt() {
        invite("kim@example.com");
        try (var kim = new Browser(server)) {
            accept(kim, mailed(1));
            var other = new OrganisationId(WatchedSite.build(server).dealer().value());
            try (var ofOther = as(other)) {
                ofOther.press(
                        "/people",
                        "/people/invitations",
                        "invited",
                        "Lee",
                        "mailTo",
                        "lee@example.com",
                        "role",
                        "installer");
                var forLee = mailed(2);

                var refused = kim.press(forLee, forLee);

                assertThat(refused.statusCode()).isEqualTo(422);
                assertThat(refused.body()).contains("mailed to another address than yours");
                ofOther.press(
                        "/people",
                        "/people/invitations",
                        "invited",
                        "Kim",
                        "mailTo",
                        "KIM@example.com",
                        "role",
                        "installer");
                var forKim = mailed(3);
                assertThat(kim.press(forKim, forKim).statusCode()).isEqualTo(302);
            }
        }
    }

    @Test
    void whoHasTheirAddressForgottenCanAcceptWhatIsMailedToAnother() {
        invite("kim@example.com");
        try (var kim = new Browser(server);
                var ofOther =
                        as(new OrganisationId(WatchedSite.build(server).dealer().value()))) {
            accept(kim, mailed(1));
            assertThat(kim.get("/account").body()).contains("You read mail at <b>kim@example.com</b>");
            ofOther.press(
                    "/people",
                    "/people/invitations",
                    "invited",
                    "Kim",
                    "mailTo",
                    "kim@new.example.com",
                    "role",
                    "installer");
            var another = mailed(2);
            assertThat(kim.press(another, another).statusCode()).isEqualTo(422);

            kim.press("/account", "/account/mail-address/forget");

            assertThat(kim.get("/account").body()).doesNotContain("You read mail at");
            assertThat(kim.press(another, another).statusCode()).isEqualTo(302);
            assertThat(kim.get("/account").body()).contains("kim@new.example.com");
            assertThat(server.rows()
                            .sql(
                                    "select before from audit_entry where kind = 'mail-address-forgotten' and organisation_id = ?")
                            .param(dealer.value())
                            .query(String.class)
                            .single())
                    .contains("kim@example.com");
        }
    }

    @Test
    void whatIsNoAddressIsRefusedBesideItsField() {
        var page = invite("kim at example");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("This is no mail address").contains("kim at example");
        assertThat(mail.taken()).isEmpty();
    }
}
