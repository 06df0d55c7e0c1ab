package org.keyholder.server.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keyholder.server.testing.Wait.until;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keyholder.server.keys.KeyUses;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(SharedServer.class)
class DeviceKeysTest {

    private final TestServer server;

    DeviceKeysTest(TestServer server) {
        this.server = server;
    }

    @Test
    void thoseWhoAskTogetherAreEachAnsweredForThemselves() {
        var first = WatchedSite.build(server);
        var second = WatchedSite.build(server);
        var nobodys = new Secret("kh_" + UUID.randomUUID());
        var keys = new DeviceKeys(server.part(JdbcClient.class), server.part(KeyUses.class), server.clock());
        Map<String, Optional<Device>> answers = new ConcurrentHashMap<>();

        for (var key : List.of(first.key(), nobodys, second.key())) {
            var asker = Thread.ofPlatform().daemon().start(() -> answers.put(key.reveal(), keys.authenticate(key)));
            until("it waits", () -> asker.getState() == Thread.State.TIMED_WAITING);
        }
        keys.start();

        until("all are answered", () -> answers.size() == 3);
        assertThat(answers.get(first.key().reveal())).contains(first.device());
        assertThat(answers.get(second.key().reveal())).contains(second.device());
        assertThat(answers.get(nobodys.reveal())).isEmpty();
        keys.stop();
        assertThat(keys.isRunning()).isFalse();
    }

    @Test
    void aKeyThatWasReplacedStopsWorkingAtOnce() {
        var watched = WatchedSite.build(server);
        var devices = server.part(Devices.class);
        assertThat(devices.authenticate(watched.key())).contains(watched.device());

        var other = new Secret("kh_" + UUID.randomUUID());
        devices.save(watched.dealer(), watched.site(), watched.device().id(), "Bridge", other);

        assertThat(devices.authenticate(watched.key())).isEmpty();
        assertThat(devices.authenticate(other)).contains(watched.device());
    }
}
