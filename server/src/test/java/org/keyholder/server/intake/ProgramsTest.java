package org.keyholder.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.identity.ApiScope;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Programs;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** What programs of dealers and stations get over the API with the keys that they have. */
@ExtendWith(SharedServer.class)
class ProgramsTest {

    private static final byte[] PICTURE = "\u00ff\u00d8\u00ff\u00e0 a picture".getBytes(StandardCharsets.ISO_8859_1);

    private final TestServer server;
    private final Api api;
    private final Programs programs;
    private final WatchedSite watched;
    private final Member dealerAdmin;
    private final Member stationAdmin;
    private final String event;

    ProgramsTest(TestServer server) {
        this.server = server;
        this.api = new Api(server);
        this.programs = server.part(Programs.class);
        this.watched = WatchedSite.build(server);
        this.dealerAdmin = admin(watched.dealer().value(), Role.DEALER_ADMIN);
        this.stationAdmin = admin(watched.station().value(), Role.STATION_ADMIN);
        this.event = api.accepted(watched.key(), "a");
        assertThat(api.put(watched.key(), event, "1.jpg", PICTURE).status()).isEqualTo(201);
    }

    private static Member admin(UUID organisation, Role role) {
        return new Member(new PersonId(UUID.randomUUID()), "Dana", new OrganisationId(organisation), role);
    }

    private Secret key(Member of, ApiScope... scopes) {
        return programs.make(of, "Billing", Set.of(scopes), Optional.empty());
    }

    private Secret keyForAll(Member of) {
        return programs.make(of, "Billing", EnumSet.allOf(ApiScope.class), Optional.empty());
    }

    private String state() {
        return "/api/v1/events/" + event;
    }

    private String picture() {
        return state() + "/media/1.jpg";
    }

    @Test
    void aProgramOfTheDealerAndOneOfTheStationReadTheEventAndItsPicture() {
        for (var key : List.of(keyForAll(dealerAdmin), keyForAll(stationAdmin))) {
            assertThat(key.reveal()).startsWith("khp_");
            assertThat(api.get(key, state()).json())
                    .isEqualTo(api.get(watched.key(), state()).json());
            var fetched = api.get(key, picture());
            assertThat(fetched.status()).isEqualTo(200);
            assertThat(fetched.whole().body()).isEqualTo(PICTURE);
        }
    }

    @Test
    void aForeignEventIsAnsweredLikeOneThatNeverWas() {
        var other = WatchedSite.build(server);
        var strangers = List.of(
                keyForAll(admin(other.dealer().value(), Role.DEALER_ADMIN)),
                keyForAll(admin(other.station().value(), Role.STATION_ADMIN)));
        var nobodys = "/api/v1/events/" + UUID.randomUUID();

        for (var stranger : strangers) {
            for (var path : List.of("", "/media/1.jpg")) {
                var foreign = api.get(stranger, state() + path);
                var unknown = api.get(stranger, nobodys + path);
                assertThat(foreign.status()).isEqualTo(404);
                assertThat(foreign.text("code")).isEqualTo("not-found");
                assertThat(withoutAddress(foreign)).isEqualTo(withoutAddress(unknown));
            }
        }
    }

    /** As its operators do not any more. */
    @Test
    void whatAStationMayNotSeeAnyMoreItsProgramsDoNotSee() {
        var key = keyForAll(stationAdmin);
        server.rows()
                .sql("update site set station_id = null, station_record_id = null, account_number = null where id = ?")
                .param(watched.site().value())
                .update();
        assertThat(api.get(key, state()).status()).as("while the alarm is open").isEqualTo(200);

        server.rows()
                .sql("update alarm set ended_at = now(), ended_why = 'completed' where dealer_id = ?")
                .param(watched.dealer().value())
                .update();

        assertThat(api.get(key, state()).status()).isEqualTo(404);
        assertThat(api.get(key, picture()).status()).isEqualTo(404);
    }

    /** The id of such a company's dealer and station is the same; a key is of one side all the same. */
    @Test
    void aKeyOfTheDealersSideIsNoneOfTheStations() {
        var asStation = admin(watched.dealer().value(), Role.STATION_ADMIN);
        var key = keyForAll(dealerAdmin);

        assertThat(api.get(key, state()).status()).isEqualTo(200);
        assertThat(programs.of(asStation)).isEmpty();
        assertThat(programs.of(dealerAdmin)).hasSize(1);
    }

    @Test
    void withoutTheScopeAKeyThatIsGoodIsRefused() {
        var events = key(dealerAdmin, ApiScope.READ_EVENTS);
        var clips = key(dealerAdmin, ApiScope.READ_CLIPS);

        assertRefused(api.get(events, picture()), 403, "scope-missing");
        assertRefused(api.get(clips, state()), 403, "scope-missing");
        assertThat(api.get(events, state()).status()).isEqualTo(200);
        assertThat(api.get(clips, picture()).status()).isEqualTo(200);
        assertThat(server.rows()
                        .sql("select count(*) from audit_entry where kind = 'right-refused' and actor_kind = 'program'"
                                + " and organisation_id = ?")
                        .param(watched.dealer().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    /** Also one whose id it does not have: what it may not, it may of nobody's. */
    @Test
    void aProgramReportsNothing() {
        var key = keyForAll(dealerAdmin);

        assertRefused(api.post(key, Api.event("b")), 403, "scope-missing");
        assertRefused(api.put(key, event, "2.jpg", PICTURE), 403, "scope-missing");
        assertThat(watched.count("event")).isOne();
    }

    @Test
    void aDeviceFetchesNoPictures() {
        assertRefused(api.get(watched.key(), picture()), 401, "key-unknown");
    }

    @Test
    void keysThatAreNobodysGetTheSameBytes() {
        var bodies = List.of(
                api.get(new Secret("khp_" + "A".repeat(32)), state()),
                api.get(new Secret("kh_" + "A".repeat(32)), state()),
                api.get(new Secret(""), state()),
                api.get(new Secret("khp_" + "A".repeat(32)), picture()),
                api.send(api.request("/api/v1/events", Optional.of(new Secret("khp_x")))
                        .POST(BodyPublishers.ofString(Api.event("b")))));

        assertThat(bodies).allSatisfy(reply -> {
            assertRefused(reply, 401, "key-unknown");
            assertThat(withoutAddress(reply)).isEqualTo(withoutAddress(bodies.getFirst()));
            assertThat(reply.whole().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        });
    }

    /** What was asked for is repeated in the answer. */
    private static String withoutAddress(Api.Reply reply) {
        return reply.body().replaceAll("\"instance\":\"[^\"]*\",", "");
    }

    private static void assertRefused(Api.Reply reply, int status, String code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.contentType()).isEqualTo("application/problem+json");
        assertThat(reply.text("code")).isEqualTo(code);
    }

    @Test
    void aRenewedProgramGetsInWithEitherKeyUntilOneIsRevoked() {
        var old = keyForAll(dealerAdmin);
        var program = programs.of(dealerAdmin).getFirst().id();
        var fresh = programs.renew(dealerAdmin, program);
        assertThat(api.get(old, state()).status()).isEqualTo(200);
        assertThat(api.get(fresh, state()).status()).isEqualTo(200);

        var first = programs.of(dealerAdmin).getFirst().keys().getFirst();
        programs.revoke(dealerAdmin, program, first.id());

        assertThat(api.get(old, state()).status()).isEqualTo(401);
        assertThat(api.get(fresh, state()).status()).isEqualTo(200);
    }

    @Test
    void aProgramWithoutAKeyIsGone() {
        var key = keyForAll(stationAdmin);
        var program = programs.of(stationAdmin).getFirst();

        programs.revoke(stationAdmin, program.id(), program.keys().getFirst().id());

        assertThat(api.get(key, state()).status()).isEqualTo(401);
        assertThat(programs.of(stationAdmin)).isEmpty();
    }

    @Test
    void aClosedOrganisationsProgramsAreShutOut() {
        var key = keyForAll(dealerAdmin);
        server.rows()
                .sql("update organisation set closed_at = now() where id = ?")
                .param(watched.dealer().value())
                .update();

        assertThat(api.get(key, state()).status()).isEqualTo(401);
        assertThat(api.post(watched.key(), Api.event("b")).status())
                .as("its devices")
                .isEqualTo(201);
    }

    @Test
    void aProgramWhoseTimeIsUpIsShutOut() {
        var key = keyForAll(dealerAdmin);
        server.rows()
                .sql("update program set ends_at = now() - interval '1 second' where organisation_id = ?")
                .param(watched.dealer().value())
                .update();

        assertThat(api.get(key, state()).status()).isEqualTo(401);
    }

    @Test
    void aFetchedPictureIsOnRecordOfBothOnceWithTheProgramsName() {
        var key = keyForAll(stationAdmin);
        api.get(key, picture());
        api.get(key, picture());

        assertThat(server.rows()
                        .sql(
                                "select organisation_id from audit_entry where kind = 'snapshot-viewed' and actor_kind = 'program' "
                                        + "and actor_name = 'Billing' and object_id = ?::uuid")
                        .param(event)
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(
                        watched.dealer().value(), watched.station().value());
    }
}
