package org.keyholder.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.contact.ContactId;
import org.keyholder.server.contact.Contacts;
import org.keyholder.server.contact.WelcomeMessages;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.Mp4Bytes;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.keyholder.server.verification.Questions;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address of the application, found in the application itself: what is about an alarm asks the one rule, what is behind a texted
 * link ends with the link, and everything else stands here with its reason. A handler that is new fails until it is one of these.
 */
@ExtendWith(SharedServer.class)
class EveryHandlerTest {

    private static final String ALARM = "/monitoring/alarms/{id}";
    private static final String QUESTION = "/a/{token}";
    private static final String WELCOME = "/w/{token}";

    /** What neither is about one alarm nor is opened by a link, and why it needs no rule about them. */
    private static final Map<String, String> REASONS = reasons();

    private static Map<String, String> reasons() {
        var reasons = new TreeMap<String, String>();
        reasons.put(
                "GET /monitoring",
                "finds the alarm by its site, and then asks the rule like everything else (MovedSiteTest)");
        reasons.put("GET /monitoring/clip", "finds the alarm by its site and event, and asks the rule (MovedSiteTest)");
        var signals = "signals are the station's that they were queued for, wherever the site is by now";
        reasons.put("GET /monitoring/signals", signals);
        reasons.put("POST /monitoring/signals/{dealer}/{signal}/again", signals);
        reasons.put("POST /monitoring/signals/{dealer}/{signal}/give-up", signals);
        reasons.put(
                "GET /launch-url",
                "says of a dealer's own alarm that it is open, in the dealer's scope, and shows nothing of it (TryLaunchTest)");
        var own = "a dealer's own records, found by OwnSites in the dealer's scope; no alarm is shown";
        for (var address : List.of(
                "GET /dashboard",
                "GET /search",
                "GET /search/results",
                "GET /sites",
                "POST /sites",
                "GET /sites/new",
                "GET /sites/time-zone",
                "GET /sites/import",
                "POST /sites/import",
                "GET /sites/import/template.csv",
                "GET /sites/import/{importId}",
                "POST /sites/import/{importId}",
                "GET /sites/import/{importId}/progress",
                "GET /sites/export.csv",
                "GET /sites/{siteId}",
                "GET /sites/{siteId}/edit",
                "POST /sites/{siteId}/edit",
                "GET /sites/{siteId}/contacts",
                "GET /sites/{siteId}/contacts/stream",
                "GET /sites/{siteId}/contacts/new",
                "POST /sites/{siteId}/contacts/new",
                "GET /sites/{siteId}/contacts/{contactId}/help",
                "GET /sites/{siteId}/contacts/{contactId}/remove",
                "POST /sites/{siteId}/contacts/{contactId}/remove",
                "GET /sites/{siteId}/contacts/{contactId}/welcome",
                "POST /sites/{siteId}/contacts/{contactId}/welcome",
                "GET /sites/{siteId}/devices",
                "POST /sites/{siteId}/devices",
                "GET /sites/{siteId}/devices/{deviceId}/keys",
                "POST /sites/{siteId}/devices/{deviceId}/keys",
                "GET /sites/{siteId}/devices/{deviceId}/keys/{keyId}/revoke",
                "POST /sites/{siteId}/devices/{deviceId}/keys/{keyId}/revoke",
                "GET /sites/{siteId}/events",
                "GET /sites/{siteId}/history",
                "GET /sites/{siteId}/monitoring",
                "GET /sites/{siteId}/numbers/{numberId}/release",
                "GET /sites/{siteId}/delete",
                "POST /sites/{siteId}/delete",
                "POST /sites/{siteId}/archive",
                "GET /sites/bin",
                "POST /sites/bin/{siteId}/restore",
                "GET /sites/bin/{siteId}/erase",
                "POST /sites/bin/{siteId}/erase",
                "GET /sites/former-numbers",
                "POST /sites/former-numbers",
                "POST /sites/{siteId}/numbers/{numberId}/release",
                "GET /station/company",
                "POST /station/company",
                "GET /station/receivers",
                "POST /station/receivers",
                "GET /station/receivers/new",
                "GET /station/receivers/{id}",
                "GET /station/receivers/{id}/edit",
                "POST /station/receivers/{id}/edit",
                "GET /station/receivers/{id}/passkey",
                "POST /station/receivers/{id}/passkey",
                "GET /station/receivers/{id}/retire",
                "POST /station/receivers/{id}/retire",
                "GET /station/numbers/blocks",
                "POST /station/numbers/blocks",
                "GET /station/numbers/blocks/{id}",
                "POST /station/numbers/blocks/{id}/end",
                "GET /monitoring-stations/new",
                "POST /monitoring-stations",
                "GET /monitoring-stations/{id}/edit",
                "POST /monitoring-stations/{id}/edit",
                "GET /monitoring-stations/{id}/remove",
                "POST /monitoring-stations/{id}/remove",
                "POST /monitoring-stations/{id}/tests",
                "GET /monitoring-stations/{id}/tests",
                "GET /monitoring-stations/{id}/tests/{signal}",
                "GET /monitoring-stations/{id}/tests/{signal}/state",
                "GET /monitoring-stations/{id}/sheet",
                "GET /monitoring-stations",
                "GET /monitoring-stations/{id}",
                "GET /monitoring-stations/{id}/prefix",
                "POST /monitoring-stations/{id}/prefix",
                "GET /alarm-library",
                "GET /alarm-library/edit",
                "POST /alarm-library/edit",
                "GET /sites/{siteId}/codes",
                "GET /sites/{siteId}/codes/edit",
                "POST /sites/{siteId}/codes/edit",
                "GET /sites/{siteId}/zones/{number}/codes",
                "POST /sites/{siteId}/zones/{number}/codes",
                "GET /sites/{siteId}/zones/{number}/edit",
                "POST /sites/{siteId}/zones/{number}/edit",
                "GET /sites/{siteId}/zones/{number}/remove",
                "POST /sites/{siteId}/zones/{number}/remove",
                "GET /sites/{siteId}/bridges/new",
                "POST /sites/{siteId}/bridges/new",
                "GET /sites/{siteId}/bridges/{bridgeId}",
                "POST /sites/{siteId}/bridges/{bridgeId}",
                "GET /sites/{siteId}/bridges/{bridgeId}/remove",
                "POST /sites/{siteId}/bridges/{bridgeId}/remove",
                "GET /sites/{siteId}/devices/{deviceId}/edit",
                "POST /sites/{siteId}/devices/{deviceId}/edit",
                "GET /sites/{siteId}/devices/{deviceId}/remove",
                "POST /sites/{siteId}/devices/{deviceId}/remove",
                "GET /sites/{siteId}/zones",
                "POST /sites/{siteId}/zones")) {
            reasons.put(address, own);
        }
        var access = "organisations, people and one's own account; no alarm is shown (RightsOfEveryHandlerTest)";
        for (var address : List.of(
                "GET /account",
                "ANY /account/ask-again",
                "POST /account/again",
                "GET /account/second-factor",
                "POST /account/second-factor",
                "POST /account/second-factor/recovery-codes",
                "GET /account/second-factor/remove",
                "POST /account/second-factor/remove",
                "GET /account/passkeys",
                "POST /account/passkeys",
                "POST /account/passkeys/{id}/remove",
                "POST /account/place",
                "POST /account/mail-address/forget",
                "POST /account/password",
                "POST /account/browsers/{id}/end",
                "POST /account/browsers/end-others",
                "GET /people",
                "GET /people/{id}",
                "POST /people/second-factor",
                "GET /station",
                "GET /station/numbers",
                "GET /station/numbers/{id}/release",
                "GET /station/numbers/release",
                "POST /station/numbers/release",
                "POST /station/numbers/{id}/release",
                "GET /station/addresses",
                "POST /station/addresses",
                "POST /station/launch-secrets",
                "GET /station/launch-secrets",
                "GET /station/launch-secrets/{id}/revoke",
                "POST /station/launch-secrets/{id}/revoke",
                "GET /people/{id}/second-factor",
                "POST /people/{id}/second-factor",
                "POST /people/{id}/role",
                "POST /people/{id}/remove",
                "GET /people/{id}/password-link",
                "POST /people/{id}/password-link",
                "GET /people/{id}/sign-out",
                "POST /people/{id}/sign-out",
                "POST /people/invitations",
                "POST /people/invitations/{id}/renew",
                "POST /people/invitations/{id}/revoke",
                "GET /api-keys",
                "POST /api-keys",
                "GET /api-keys/{programId}/keys",
                "POST /api-keys/{programId}/keys",
                "GET /api-keys/{programId}/keys/{keyId}/revoke",
                "POST /api-keys/{programId}/keys/{keyId}/revoke",
                "GET /people/sign-in",
                "POST /people/sign-in",
                "POST /people/sign-in/try",
                "POST /people/sign-in/remove",
                "POST /people/sign-in/accounts/{id}/unbind",
                "GET /organisations",
                "POST /organisations",
                "GET /organisations/{id}",
                "POST /organisations/{id}/name",
                "POST /organisations/{id}/invitations",
                "POST /organisations/{id}/look",
                "GET /organisations/{id}/second-factor",
                "POST /organisations/{id}/second-factor",
                "GET /organisations/{id}/password-link",
                "POST /organisations/{id}/password-link",
                "GET /organisations/{id}/close",
                "POST /organisations/{id}/close",
                "POST /organisations/{id}/reopen",
                "GET /password/{secret}",
                "POST /password/{secret}",
                "GET /invitation/{secret}",
                "POST /invitation/{secret}")) {
            reasons.put(address, access);
        }
        var device = "a device's own events, by the device's key";
        reasons.put("POST /api/v1/events", device);
        var program =
                "a device's own events by its key, a program's of its organisation by its key and scope; a station's asks the rule"
                        + " (ProgramsTest)";
        reasons.put("GET /api/v1/events/{id}", program);
        reasons.put("GET /api/v1/events/{id}/media/{name}", program);
        reasons.put("PUT /api/v1/events/{id}/media/{name}", device);
        var provider = "the text provider, by its signature; shows nothing";
        reasons.put("POST /providers/twilio/status", provider);
        reasons.put("POST /providers/twilio/inbound", provider);
        var everybody = "the same for everybody, about nobody";
        for (var address : List.of(
                "GET /",
                "GET /sign-in",
                "POST /sign-in/failed",
                "GET /sign-in/code",
                "POST /sign-in/code",
                "POST /sign-in/passkey",
                "GET /sign-in/launch-refused",
                "GET /sign-in/forgotten",
                "POST /sign-in/forgotten",
                "GET /sign-in/with",
                "GET /sign-in/with/{name}",
                "POST /sign-in/with/{name}",
                "GET /sign-in/with/{name}/answer",
                "ANY /sign-in/not-from-here",
                "GET /health",
                "GET /health/ready",
                "GET /health/live",
                "GET /brand/{hex:[0-9a-f]{6}}.css",
                "ANY /error",
                "ANY /api/**",
                "OPTIONS /api/**")) {
            reasons.put(address, everybody);
        }
        return reasons;
    }

    private final TestServer server;
    private final WatchedSite watched;
    private final Api api;

    EveryHandlerTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
        this.api = new Api(server);
    }

    /** "GET /monitoring/alarms/{id}" and its method. */
    private Map<String, HandlerMethod> handlers() {
        var found = new TreeMap<String, HandlerMethod>();
        server.part(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, handler) -> {
            var methods = mapping.getMethodsCondition().getMethods();
            mapping.getPatternValues().forEach(pattern -> {
                if (methods.isEmpty()) {
                    found.put("ANY " + pattern, handler);
                }
                methods.forEach(method -> found.put(method + " " + pattern, handler));
            });
        });
        return found;
    }

    private List<String> below(String pattern) {
        return handlers().keySet().stream()
                .filter(address ->
                        path(address).equals(pattern) || path(address).startsWith(pattern + "/"))
                .toList();
    }

    private static String path(String address) {
        return address.substring(address.indexOf(' ') + 1);
    }

    @Test
    void everyHandlerIsUnderTheRuleOrStandsHereWithItsReason() {
        var unexplained = new TreeSet<>(handlers().keySet());
        unexplained.removeAll(below(ALARM));
        unexplained.removeAll(below(QUESTION));
        unexplained.removeAll(below(WELCOME));
        unexplained.removeAll(REASONS.keySet());

        assertThat(unexplained).as("addresses that ask no rule").isEmpty();
        assertThat(handlers().keySet()).as("reasons of addresses that are gone").containsAll(REASONS.keySet());
    }

    /** The parameter is made by the rule, and by nothing else; an operator and an id would be a way past it. */
    @Test
    void whatIsAboutAnAlarmGetsItFromTheRule() {
        var handlers = handlers();
        handlers.keySet().retainAll(below(ALARM));

        assertThat(handlers).hasSizeGreaterThanOrEqualTo(8).allSatisfy((address, handler) -> {
            var types = Arrays.stream(handler.getMethodParameters())
                    .map(parameter -> parameter.getParameterType().getSimpleName())
                    .toList();
            assertThat(types).contains("SeenAlarm").doesNotContain("Operator");
        });
    }

    @Test
    void nothingAboutAnAlarmIsLeftToAStationWhoseRightHasEnded() {
        var situation = new Situation();
        try (var desk = Browser.signedIn(server, watched.operator())) {
            var token = Browser.token(desk.get("/monitoring")).orElseThrow();
            for (var address : below(ALARM)) {
                if (address.startsWith("GET")) {
                    assertThat(status(desk, address, situation, token))
                            .as("before: " + address)
                            .isEqualTo(200);
                }
            }
            situation.end();
            situation.leave();
            var rows = rows();

            for (var address : below(ALARM)) {
                assertThat(status(desk, address, situation, token))
                        .as("after: " + address)
                        .isEqualTo(404);
            }
            assertThat(rows()).isEqualTo(rows);
        }
    }

    @Test
    void nothingBehindALinkIsLeftToAContactWhoWasRemoved() {
        var situation = new Situation();
        server.part(Contacts.class).remove(watched.dealer(), situation.contact);
        var rows = rows();

        try (var phone = new Browser(server)) {
            for (var address : Stream.concat(below(QUESTION).stream(), below(WELCOME).stream())
                    .toList()) {
                var answer = call(phone, address, situation, true, "");
                var unknown = call(phone, address, situation, false, "");
                assertThat(answer.statusCode()).as(address).isIn(404, 204).isEqualTo(unknown.statusCode());
                assertThat(answer.body()).as(address).isEqualTo(unknown.body());
            }
        }
        assertThat(rows()).isEqualTo(rows);
    }

    /** An open alarm with a clip, about which a contact has been asked whose welcome is out as well. */
    private final class Situation {

        private final String event = api.accepted(watched.key(), "a");
        private final UUID alarm;
        private final ContactId contact = watched.contact("Ann Ortega", "+13125550272", 2);
        private final String question;
        private final String welcome;

        Situation() {
            api.put(watched.key(), event, "clip.mp4", Mp4Bytes.playable(600));
            server.part(WelcomeMessages.class).send(watched.dealer(), contact);
            var found = watched.alarmOf(event);
            alarm = found.id().value();
            watched.ask(found);
            question = token(Questions.PATH, "select id from question where dealer_id = ?");
            welcome = token(WelcomeMessages.PATH, "select welcome_id from contact where dealer_id = ?");
        }

        private String token(String path, String subject) {
            return server.part(LinkTokens.class).token(new LinkTokens.Link(path, one(subject)));
        }

        private UUID one(String sql) {
            return server.rows()
                    .sql(sql)
                    .param(watched.dealer().value())
                    .query(UUID.class)
                    .single();
        }

        void end() {
            server.rows()
                    .sql("update alarm set ended_at = now(), ended_why = 'completed' where id = ?")
                    .param(alarm)
                    .update();
        }

        /** The site leaves its station. */
        void leave() {
            server.rows()
                    .sql("update site set station_id = null, station_record_id = null, account_number = null where"
                            + " id = ?")
                    .param(watched.site().value())
                    .update();
        }

        String path(String address, boolean known) {
            return EveryHandlerTest.path(address)
                    .replace("{id}", alarm.toString())
                    .replace("/a/{token}", "/a/" + (known ? question : "x".repeat(27)))
                    .replace("/w/{token}", "/w/" + (known ? welcome : "x".repeat(27)))
                    .replace("{event}", event)
                    .replace("{name}", "clip.mp4");
        }
    }

    private int status(Browser desk, String address, Situation of, String token) {
        if (address.endsWith("/stream")) {
            var stream = desk.stream(of.path(address, true));
            stream.body().close();
            return stream.statusCode();
        }
        return call(desk, address, of, true, token).statusCode();
    }

    private static HttpResponse<String> call(
            Browser browser, String address, Situation of, boolean known, String token) {
        var path = of.path(address, known);
        return address.startsWith("GET ")
                ? browser.get(path)
                : browser.post(path, Map.of("_csrf", token, "answer", "dispatch"));
    }

    /** What a press, a launch or a Verify would add to. */
    /** Of facts those that somebody has made: signals and texts that are on their way go on to make theirs, and signals. */
    private Map<String, Long> rows() {
        var rows = Stream.of("session", "verification", "question", "answer", "message", "consent")
                .collect(Collectors.toMap(table -> table, watched::count));
        rows.put(
                "fact",
                server.rows()
                        .sql("select count(*) from fact where dealer_id = ? and actor <> 'system'")
                        .param(watched.dealer().value())
                        .query(Long.class)
                        .single());
        return rows;
    }
}
