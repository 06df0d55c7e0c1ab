package org.keyholder.server.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keyholder.server.identity.ApiScope;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Programs;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** Last uses of programs, whose keys are of dealers and of stations. */
@ExtendWith(SharedServer.class)
class KeyUsesTest {

    private final TestServer server;
    private final WatchedSite watched;

    KeyUsesTest(TestServer server) {
        this.server = server;
        this.watched = WatchedSite.build(server);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"DEALER_ADMIN", "STATION_ADMIN"})
    void aUseIsWrittenAndSetsTheEndOfTheOldKey(Role role) {
        var organisation = role.side() == Role.Side.DEALER
                ? watched.dealer().value()
                : watched.station().value();
        var admin = new Member(new PersonId(UUID.randomUUID()), "Dana", new OrganisationId(organisation), role);
        var programs = server.part(Programs.class);
        programs.make(admin, "Billing", Set.of(ApiScope.READ_EVENTS), Optional.empty());
        var fresh = programs.renew(admin, programs.of(admin).getFirst().id());

        var nobodys = new Api(server).get(fresh, "/api/v1/events/" + UUID.randomUUID());
        assertThat(nobodys.status()).isEqualTo(404);
        server.part(KeyUses.class).write();

        var keys = programs.of(admin).getFirst().keys();
        assertThat(keys.getLast().usedAt()).isPresent();
        assertThat(keys.getFirst().usedAt()).isEmpty();
        assertThat(keys.getFirst().endsAt()).isPresent();
    }
}
