package org.keyholder.server;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.identity.Right.CHANGE_ALARM_LIBRARY;
import static org.keyholder.server.identity.Right.CHANGE_SITES;
import static org.keyholder.server.identity.Right.CHANGE_STATION_RECORDS;
import static org.keyholder.server.identity.Right.ERASE_SITES;
import static org.keyholder.server.identity.Right.MANAGE_KEYS;
import static org.keyholder.server.identity.Right.MANAGE_ORGANISATIONS;
import static org.keyholder.server.identity.Right.MANAGE_PEOPLE;
import static org.keyholder.server.identity.Right.MANAGE_STATION;
import static org.keyholder.server.identity.Right.OWN_ACCOUNT;
import static org.keyholder.server.identity.Right.SEE_DESK;
import static org.keyholder.server.identity.Right.SEE_SITES;
import static org.keyholder.server.identity.Right.SEND_SIGNALS;
import static org.keyholder.server.identity.Right.USE_DESK;

import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.ApiScope;
import org.keyholder.server.identity.Invitation;
import org.keyholder.server.identity.Invitations;
import org.keyholder.server.identity.LaunchSecrets;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OpenToAll;
import org.keyholder.server.identity.People;
import org.keyholder.server.identity.Programs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.signal.TestSignals;
import org.keyholder.server.site.AccountBook;
import org.keyholder.server.site.KeysOfDevices;
import org.keyholder.server.site.NumberBlock;
import org.keyholder.server.site.NumberBlocks;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.Browser;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address at which people sign in, found in the application itself, as every role: with ids of one's own, of somebody else's and of
 * nobody's. An address that the matrix does not name fails.
 */
@ExtendWith(SharedServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsOfEveryHandlerTest {

    /** Who show keys of their own, or hold a texted link; and what is the same for everybody. */
    private static final Set<String> NOT_FOR_PEOPLE =
            Set.of("/api/", "/providers/", "/health", "/a/", "/w/", "/brand/", "/error");

    /** Open to whoever is nobody yet. */
    private static final Set<String> OPEN = Set.of(
            "GET /sign-in",
            "POST /sign-in/failed",
            "GET /sign-in/code",
            "POST /sign-in/code",
            "POST /sign-in/passkey",
            "GET /sign-in/launch-refused",
            "GET /sign-in/forgotten",
            "POST /sign-in/forgotten",
            "GET /password/{secret}",
            "POST /password/{secret}",
            "GET /sign-in/with",
            "GET /sign-in/with/{name}",
            "POST /sign-in/with/{name}",
            "GET /sign-in/with/{name}/answer",
            "GET /invitation/{secret}",
            "POST /invitation/{secret}");

    private static final Map<String, Right> MATRIX = new TreeMap<>(Map.ofEntries(
            entry("GET /", OWN_ACCOUNT),
            entry("GET /account", OWN_ACCOUNT),
            entry("POST /account/place", OWN_ACCOUNT),
            entry("POST /account/mail-address/forget", OWN_ACCOUNT),
            entry("POST /account/password", OWN_ACCOUNT),
            entry("POST /account/again", OWN_ACCOUNT),
            entry("GET /account/passkeys", OWN_ACCOUNT),
            entry("POST /account/passkeys", OWN_ACCOUNT),
            entry("POST /account/passkeys/{id}/remove", OWN_ACCOUNT),
            entry("GET /account/second-factor", OWN_ACCOUNT),
            entry("POST /account/second-factor", OWN_ACCOUNT),
            entry("POST /account/second-factor/recovery-codes", OWN_ACCOUNT),
            entry("GET /account/second-factor/remove", OWN_ACCOUNT),
            entry("POST /account/second-factor/remove", OWN_ACCOUNT),
            entry("POST /account/browsers/{id}/end", OWN_ACCOUNT),
            entry("POST /account/browsers/end-others", OWN_ACCOUNT),
            entry("GET /people", MANAGE_PEOPLE),
            entry("GET /people/{id}", MANAGE_PEOPLE),
            entry("POST /people/{id}/role", MANAGE_PEOPLE),
            entry("POST /people/{id}/remove", MANAGE_PEOPLE),
            entry("POST /people/second-factor", MANAGE_PEOPLE),
            entry("GET /people/{id}/second-factor", MANAGE_PEOPLE),
            entry("POST /people/{id}/second-factor", MANAGE_PEOPLE),
            entry("GET /people/{id}/password-link", MANAGE_PEOPLE),
            entry("POST /people/{id}/password-link", MANAGE_PEOPLE),
            entry("GET /people/{id}/sign-out", MANAGE_PEOPLE),
            entry("POST /people/{id}/sign-out", MANAGE_PEOPLE),
            entry("POST /people/invitations", MANAGE_PEOPLE),
            entry("POST /people/invitations/{id}/renew", MANAGE_PEOPLE),
            entry("POST /people/invitations/{id}/revoke", MANAGE_PEOPLE),
            entry("GET /api-keys", MANAGE_KEYS),
            entry("POST /api-keys", MANAGE_KEYS),
            entry("GET /api-keys/{programId}/keys", MANAGE_KEYS),
            entry("POST /api-keys/{programId}/keys", MANAGE_KEYS),
            entry("GET /api-keys/{programId}/keys/{keyId}/revoke", MANAGE_KEYS),
            entry("POST /api-keys/{programId}/keys/{keyId}/revoke", MANAGE_KEYS),
            entry("GET /station", MANAGE_STATION),
            entry("GET /station/launch-secrets", MANAGE_STATION),
            entry("POST /station/launch-secrets", MANAGE_STATION),
            entry("GET /station/launch-secrets/{id}/revoke", MANAGE_STATION),
            entry("POST /station/launch-secrets/{id}/revoke", MANAGE_STATION),
            entry("GET /station/addresses", MANAGE_STATION),
            entry("POST /station/addresses", MANAGE_STATION),
            entry("GET /station/numbers", MANAGE_STATION),
            entry("GET /station/numbers/{id}/release", MANAGE_STATION),
            entry("GET /station/numbers/release", MANAGE_STATION),
            entry("POST /station/numbers/release", MANAGE_STATION),
            entry("POST /station/numbers/{id}/release", MANAGE_STATION),
            entry("GET /station/company", MANAGE_STATION),
            entry("POST /station/company", MANAGE_STATION),
            entry("GET /station/receivers", MANAGE_STATION),
            entry("POST /station/receivers", MANAGE_STATION),
            entry("GET /station/receivers/new", MANAGE_STATION),
            entry("GET /station/receivers/{id}", MANAGE_STATION),
            entry("GET /station/receivers/{id}/edit", MANAGE_STATION),
            entry("POST /station/receivers/{id}/edit", MANAGE_STATION),
            entry("GET /station/receivers/{id}/passkey", MANAGE_STATION),
            entry("POST /station/receivers/{id}/passkey", MANAGE_STATION),
            entry("GET /station/receivers/{id}/retire", MANAGE_STATION),
            entry("POST /station/receivers/{id}/retire", MANAGE_STATION),
            entry("GET /station/numbers/blocks", MANAGE_STATION),
            entry("POST /station/numbers/blocks", MANAGE_STATION),
            entry("GET /station/numbers/blocks/{id}", MANAGE_STATION),
            entry("POST /station/numbers/blocks/{id}/end", MANAGE_STATION),
            entry("GET /monitoring-stations/new", CHANGE_STATION_RECORDS),
            entry("POST /monitoring-stations", CHANGE_STATION_RECORDS),
            entry("GET /monitoring-stations/{id}/edit", CHANGE_STATION_RECORDS),
            entry("POST /monitoring-stations/{id}/edit", CHANGE_STATION_RECORDS),
            entry("GET /monitoring-stations/{id}/remove", CHANGE_STATION_RECORDS),
            entry("POST /monitoring-stations/{id}/remove", CHANGE_STATION_RECORDS),
            entry("POST /monitoring-stations/{id}/tests", CHANGE_SITES),
            entry("GET /monitoring-stations/{id}/tests", SEE_SITES),
            entry("GET /monitoring-stations/{id}/tests/{signal}", SEE_SITES),
            entry("GET /monitoring-stations/{id}/tests/{signal}/state", SEE_SITES),
            entry("GET /monitoring-stations/{id}/sheet", SEE_SITES),
            entry("GET /monitoring-stations", SEE_SITES),
            entry("GET /monitoring-stations/{id}", SEE_SITES),
            entry("GET /monitoring-stations/{id}/prefix", SEE_SITES),
            entry("POST /monitoring-stations/{id}/prefix", CHANGE_STATION_RECORDS),
            entry("GET /sites/{siteId}/numbers/{numberId}/release", CHANGE_SITES),
            entry("GET /sites/{siteId}/delete", CHANGE_SITES),
            entry("POST /sites/{siteId}/delete", CHANGE_SITES),
            entry("POST /sites/{siteId}/archive", ERASE_SITES),
            entry("GET /sites/bin", CHANGE_SITES),
            entry("POST /sites/bin/{siteId}/restore", CHANGE_SITES),
            entry("GET /sites/bin/{siteId}/erase", ERASE_SITES),
            entry("POST /sites/bin/{siteId}/erase", ERASE_SITES),
            entry("GET /sites/former-numbers", CHANGE_SITES),
            entry("POST /sites/former-numbers", CHANGE_SITES),
            entry("POST /sites/{siteId}/numbers/{numberId}/release", CHANGE_SITES),
            entry("GET /people/sign-in", MANAGE_PEOPLE),
            entry("POST /people/sign-in", MANAGE_PEOPLE),
            entry("POST /people/sign-in/try", MANAGE_PEOPLE),
            entry("POST /people/sign-in/remove", MANAGE_PEOPLE),
            entry("POST /people/sign-in/accounts/{id}/unbind", MANAGE_PEOPLE),
            entry("GET /organisations", MANAGE_ORGANISATIONS),
            entry("POST /organisations", MANAGE_ORGANISATIONS),
            entry("GET /organisations/{id}", MANAGE_ORGANISATIONS),
            entry("POST /organisations/{id}/name", MANAGE_ORGANISATIONS),
            entry("POST /organisations/{id}/invitations", MANAGE_ORGANISATIONS),
            entry("POST /organisations/{id}/look", MANAGE_ORGANISATIONS),
            entry("GET /organisations/{id}/second-factor", MANAGE_ORGANISATIONS),
            entry("POST /organisations/{id}/second-factor", MANAGE_ORGANISATIONS),
            entry("GET /organisations/{id}/password-link", MANAGE_ORGANISATIONS),
            entry("POST /organisations/{id}/password-link", MANAGE_ORGANISATIONS),
            entry("GET /organisations/{id}/close", MANAGE_ORGANISATIONS),
            entry("POST /organisations/{id}/close", MANAGE_ORGANISATIONS),
            entry("POST /organisations/{id}/reopen", MANAGE_ORGANISATIONS),
            entry("GET /sites", SEE_SITES),
            entry("GET /sites/{siteId}", SEE_SITES),
            entry("GET /sites/{siteId}/devices", SEE_SITES),
            entry("GET /sites/{siteId}/zones", SEE_SITES),
            entry("GET /sites/{siteId}/events", SEE_SITES),
            entry("GET /dashboard", SEE_SITES),
            entry("GET /search", SEE_SITES),
            entry("GET /search/results", SEE_SITES),
            entry("GET /sites/{siteId}/history", SEE_SITES),
            entry("GET /sites/{siteId}/monitoring", SEE_SITES),
            entry("GET /sites/{siteId}/contacts", SEE_SITES),
            entry("GET /sites/{siteId}/contacts/stream", SEE_SITES),
            entry("GET /sites/{siteId}/contacts/{contactId}/help", SEE_SITES),
            entry("POST /sites", CHANGE_SITES),
            entry("GET /sites/new", CHANGE_SITES),
            entry("GET /sites/time-zone", CHANGE_SITES),
            entry("GET /sites/import", CHANGE_SITES),
            entry("POST /sites/import", CHANGE_SITES),
            entry("GET /sites/import/template.csv", CHANGE_SITES),
            entry("GET /sites/import/{importId}", CHANGE_SITES),
            entry("POST /sites/import/{importId}", CHANGE_SITES),
            entry("GET /sites/import/{importId}/progress", CHANGE_SITES),
            entry("GET /sites/export.csv", CHANGE_SITES),
            entry("GET /sites/{siteId}/edit", CHANGE_SITES),
            entry("POST /sites/{siteId}/edit", CHANGE_SITES),
            entry("POST /sites/{siteId}/devices", CHANGE_SITES),
            entry("POST /sites/{siteId}/zones", CHANGE_SITES),
            entry("GET /alarm-library", SEE_SITES),
            entry("GET /alarm-library/edit", CHANGE_ALARM_LIBRARY),
            entry("POST /alarm-library/edit", CHANGE_ALARM_LIBRARY),
            entry("GET /launch-url", SEE_SITES),
            entry("GET /sites/{siteId}/codes", SEE_SITES),
            entry("GET /sites/{siteId}/codes/edit", CHANGE_SITES),
            entry("POST /sites/{siteId}/codes/edit", CHANGE_SITES),
            entry("GET /sites/{siteId}/zones/{number}/codes", CHANGE_SITES),
            entry("POST /sites/{siteId}/zones/{number}/codes", CHANGE_SITES),
            entry("GET /sites/{siteId}/zones/{number}/edit", CHANGE_SITES),
            entry("POST /sites/{siteId}/zones/{number}/edit", CHANGE_SITES),
            entry("GET /sites/{siteId}/zones/{number}/remove", CHANGE_SITES),
            entry("POST /sites/{siteId}/zones/{number}/remove", CHANGE_SITES),
            entry("GET /sites/{siteId}/bridges/new", CHANGE_SITES),
            entry("POST /sites/{siteId}/bridges/new", CHANGE_SITES),
            entry("GET /sites/{siteId}/bridges/{bridgeId}", CHANGE_SITES),
            entry("POST /sites/{siteId}/bridges/{bridgeId}", CHANGE_SITES),
            entry("GET /sites/{siteId}/bridges/{bridgeId}/remove", CHANGE_SITES),
            entry("POST /sites/{siteId}/bridges/{bridgeId}/remove", CHANGE_SITES),
            entry("GET /sites/{siteId}/devices/{deviceId}/edit", CHANGE_SITES),
            entry("POST /sites/{siteId}/devices/{deviceId}/edit", CHANGE_SITES),
            entry("GET /sites/{siteId}/devices/{deviceId}/remove", CHANGE_SITES),
            entry("POST /sites/{siteId}/devices/{deviceId}/remove", CHANGE_SITES),
            entry("GET /sites/{siteId}/devices/{deviceId}/keys", CHANGE_SITES),
            entry("POST /sites/{siteId}/devices/{deviceId}/keys", CHANGE_SITES),
            entry("GET /sites/{siteId}/devices/{deviceId}/keys/{keyId}/revoke", CHANGE_SITES),
            entry("POST /sites/{siteId}/devices/{deviceId}/keys/{keyId}/revoke", CHANGE_SITES),
            entry("GET /sites/{siteId}/contacts/new", CHANGE_SITES),
            entry("POST /sites/{siteId}/contacts/new", CHANGE_SITES),
            entry("GET /sites/{siteId}/contacts/{contactId}/welcome", CHANGE_SITES),
            entry("POST /sites/{siteId}/contacts/{contactId}/welcome", CHANGE_SITES),
            entry("GET /sites/{siteId}/contacts/{contactId}/remove", CHANGE_SITES),
            entry("POST /sites/{siteId}/contacts/{contactId}/remove", CHANGE_SITES),
            entry("GET /monitoring", SEE_DESK),
            entry("GET /monitoring/clip", SEE_DESK),
            entry("GET /monitoring/signals", SEE_DESK),
            entry("POST /monitoring/signals/{dealer}/{signal}/again", SEND_SIGNALS),
            entry("POST /monitoring/signals/{dealer}/{signal}/give-up", SEND_SIGNALS)));

    private final TestServer server;
    private final Map<Role, Browser> browsers = new EnumMap<>(Role.class);
    private Own own;
    private Own foreign;
    private final Own unknown = new Own(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID());

    RightsOfEveryHandlerTest(TestServer server) {
        this.server = server;
    }

    /** Ids that an address may hold. */
    record Own(
            UUID site,
            UUID contact,
            UUID alarm,
            UUID dealer,
            UUID person,
            UUID invitation,
            UUID device,
            UUID deviceKey,
            UUID program,
            UUID programKey,
            UUID launchSecret,
            UUID stationRecord,
            UUID number,
            UUID receiver,
            UUID block,
            UUID testSignal,
            UUID sheet) {

        String path(String address, Role role) {
            var path = address.substring(address.indexOf(' ') + 1);
            return path.replace("{siteId}", site.toString())
                    .replace("{contactId}", contact.toString())
                    .replace("{deviceId}", device.toString())
                    .replace("{bridgeId}", device.toString())
                    .replace("/zones/{number}", "/zones/" + WatchedSite.ZONE)
                    .replace("{programId}", program.toString())
                    .replace("{keyId}", (address.contains("/api-keys/") ? programKey : deviceKey).toString())
                    .replace("/launch-secrets/{id}", "/launch-secrets/" + launchSecret)
                    .replace("/station/receivers/{id}", "/station/receivers/" + receiver)
                    .replace("/station/numbers/blocks/{id}", "/station/numbers/blocks/" + block)
                    .replace("/tests/{signal}", "/tests/" + testSignal)
                    .replace("/station/numbers/{id}", "/station/numbers/" + number)
                    .replace("{numberId}", number.toString())
                    .replace("{importId}", sheet.toString())
                    .replace("/monitoring-stations/{id}", "/monitoring-stations/" + stationRecord)
                    .replace("/alarms/{id}", "/alarms/" + alarm)
                    .replace("/people/invitations/{id}", "/people/invitations/" + invitation)
                    .replace("/people/{id}", "/people/" + person)
                    .replace("/organisations/{id}", "/organisations/" + dealer)
                    .replace("{dealer}", dealer.toString())
                    .replace("{signal}", alarm.toString())
                    .replace("{event}", alarm.toString())
                    .replace("{name}", "clip.mp4")
                    .replace("{id}", alarm.toString());
        }
    }

    @BeforeAll
    void everybodySignsIn() {
        var watched = WatchedSite.build(server);
        own = situation(watched);
        foreign = situation(WatchedSite.build(server));
        for (var role : Role.values()) {
            browsers.put(
                    role,
                    role == Role.STATION_VIEWER ? watched.lookedAt() : Browser.signedIn(server, person(watched, role)));
        }
    }

    private Own situation(WatchedSite watched) {
        var contact = watched.contact("Ann Ortega", "+13125550272", 2);
        var event = EventId.parse(new Api(server).accepted(watched.key(), "a"));
        var alarm = server.part(Alarms.class)
                .ofEvent(TenantScope.station(watched.station()), watched.dealer(), event)
                .orElseThrow();
        var admin = person(watched, Role.DEALER_ADMIN);
        person(watched, Role.DEALER_ADMIN);
        var id = id(admin);
        var member = new Member(
                new PersonId(id), "Dana", new OrganisationId(watched.dealer().value()), Role.DEALER_ADMIN);
        server.part(Invitations.class).invite(member, Role.INSTALLER, new Invitation.Invitee("Lee", Optional.empty()));
        var invitation = server.part(Invitations.class).open(member).getFirst().id();
        server.part(Programs.class).make(member, "Billing", Set.of(ApiScope.READ_EVENTS), Optional.empty());
        var program = server.part(Programs.class).of(member).getFirst();
        return new Own(
                watched.site().value(),
                contact.value(),
                alarm.id().value(),
                watched.dealer().value(),
                id,
                invitation,
                watched.device().id().value(),
                deviceKey(watched),
                program.id(),
                program.keys().getFirst().id(),
                launchSecret(watched),
                watched.stationRecord().value(),
                number(watched),
                watched.receiver().value(),
                server.part(NumberBlocks.class)
                        .give(NumberBlock.read(watched.station(), watched.dealer(), "B2000", "B2999")),
                testSignal(watched),
                sheet(watched));
    }

    private UUID testSignal(WatchedSite watched) {
        var asked = server.part(TestSignals.class).ask(watched.dealer(), watched.stationRecord(), watched.account());
        return ((TestSignals.Asked.Queued) asked).signal().value();
    }

    /** A file of sites that has been looked at. */
    private UUID sheet(WatchedSite watched) {
        var id = UUID.randomUUID();
        server.rows()
                .sql("""
                        insert into site_import (dealer_id, id, file_name, encoding, separator, unknown, row_count, state, mark, new_sites,
                                                 changed_sites, new_contacts, changed_contacts, new_zones, changed_zones, person_id,
                                                 person_name, created_at)
                        values (?, ?, 'sites.csv', 'UTF-8', 'commas', '{}', 1, 'wrong', 'm', 0, 0, 0, 0, 0, 0, ?, 'Dana', now())
                        """)
                .params(watched.dealer().value(), id, UUID.randomUUID())
                .update();
        return id;
    }

    private UUID number(WatchedSite watched) {
        return server.part(AccountBook.class)
                .of(watched.dealer(), watched.site())
                .getFirst()
                .id();
    }

    private UUID launchSecret(WatchedSite watched) {
        server.part(LaunchSecrets.class).make(watched.station());
        return server.part(LaunchSecrets.class)
                .valid(watched.station())
                .getFirst()
                .id();
    }

    private UUID deviceKey(WatchedSite watched) {
        return server.part(KeysOfDevices.class)
                .find(watched.dealer(), watched.site(), watched.device().id())
                .orElseThrow()
                .keys()
                .getFirst()
                .id();
    }

    private UUID id(String login) {
        return server.rows()
                .sql("select id from person where login = ?")
                .param(login)
                .query(UUID.class)
                .single();
    }

    private String person(WatchedSite watched, Role role) {
        var login = role.code() + "-" + UUID.randomUUID();
        var organisation = switch (role.side()) {
            case DEALER -> watched.dealer().value();
            case STATION -> watched.station().value();
            case INSTALLATION -> OrganisationId.INSTALLATION.value();
        };
        server.part(People.class).save(new OrganisationId(organisation), role, login, "Somebody", WatchedSite.PASSWORD);
        return login;
    }

    @AfterAll
    void everybodyLeaves() {
        browsers.values().forEach(Browser::close);
    }

    private Map<String, HandlerMethod> handlers() {
        var found = new TreeMap<String, HandlerMethod>();
        server.part(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().stream()
                        .filter(pattern -> NOT_FOR_PEOPLE.stream().noneMatch(pattern::startsWith))
                        .forEach(pattern -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> found.put(method + " " + pattern, handler))));
        return found;
    }

    /** All about one alarm is the desk's: what is only shown is for whoever sees it, and the page before *Complete* is part of a deed. */
    private static Right declared(String address) {
        if (!address.contains(" /monitoring/alarms/{id}")) {
            return Objects.requireNonNull(MATRIX.get(address), () -> "the matrix names " + address);
        }
        return address.startsWith("GET ") && !address.endsWith("/complete") ? SEE_DESK : USE_DESK;
    }

    @Test
    void everyHandlerNeedsWhatTheMatrixSays() {
        var handlers = handlers();
        assertThat(handlers.keySet()).containsAll(MATRIX.keySet()).containsAll(OPEN);

        handlers.forEach((address, handler) -> {
            if (OPEN.contains(address)) {
                assertThat(handler.hasMethodAnnotation(OpenToAll.class))
                        .as(address)
                        .isTrue();
                return;
            }
            var needs = handler.hasMethodAnnotation(Needs.class)
                    ? handler.getMethodAnnotation(Needs.class)
                    : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
            assertThat(Optional.ofNullable(needs).map(Needs::value)).as(address).contains(declared(address));
        });
    }

    /** Read first: what is written with the own ids takes some of them away. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleGetsWhereItMayAndNowhereElse(Role role) {
        handlers().keySet().stream().filter(address -> !OPEN.contains(address)).forEach(address -> {
            if (role.may(declared(address))) {
                if (address.startsWith("GET")) {
                    assertThat(call(role, address, own).statusCode())
                            .as(role + ": " + address)
                            .isIn(200, 204, 302, 303, 404)
                            .isNotEqualTo(403);
                }
            } else {
                for (var ids : new Own[] {own, foreign, unknown}) {
                    assertThat(call(role, address, ids).statusCode())
                            .as(role + ": " + address)
                            .isEqualTo(403);
                }
            }
        });
    }

    /** Whoever runs the installation has no foreign organisation: all are theirs to see. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void aForeignIdIsAnsweredLikeOneThatNeverWas(Role role) {
        handlers().keySet().stream()
                .filter(address ->
                        !OPEN.contains(address) && address.contains("{") && !address.contains("/organisations/"))
                .filter(address -> role.may(declared(address)))
                .forEach(address -> {
                    var ofNobody = call(role, address, unknown);
                    var ofOthers = call(role, address, foreign);
                    // What somebody else has dealt with meanwhile leads back to the list, whoever's it was.
                    assertThat(ofNobody.statusCode())
                            .as(role + ": " + address)
                            .isIn(address.contains("/signals/") ? List.of(302, 422) : List.of(404));
                    assertThat(ofOthers.statusCode()).as(role + ": " + address).isEqualTo(ofNobody.statusCode());
                    assertThat(withoutReference(ofOthers)).isEqualTo(withoutReference(ofNobody));
                });
    }

    /** For whoever asks the same in other circumstances: every address that holds an id. */
    List<String> addressesWithIds() {
        return handlers().keySet().stream()
                .filter(address -> !OPEN.contains(address) && address.contains("{"))
                .toList();
    }

    Own own() {
        return own;
    }

    Own foreign() {
        return foreign;
    }

    Own unknown() {
        return unknown;
    }

    private static String withoutReference(HttpResponse<String> answer) {
        return answer.body().replaceAll("[0-9a-f]{8}", "…");
    }

    HttpResponse<String> call(Role role, String address, Own ids) {
        var browser = Objects.requireNonNull(browsers.get(role));
        var path = ids.path(address, role);
        if (path.endsWith("/stream")) {
            // As a page: a stream that opens would not end.
            return browser.get(ids == own ? path.replace("/stream", "") : path);
        }
        return address.startsWith("GET ")
                ? browser.get(path)
                : browser.post(
                        path,
                        Map.of(
                                "_csrf",
                                Browser.token(browser.get("/account")).orElseThrow(),
                                "reason",
                                "The station has asked for it."));
    }
}
