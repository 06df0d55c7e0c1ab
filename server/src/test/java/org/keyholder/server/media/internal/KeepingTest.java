package org.keyholder.server.media.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.media.SweptMedia;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.testing.Api;
import org.keyholder.server.testing.SharedServer;
import org.keyholder.server.testing.TestServer;
import org.keyholder.server.testing.WatchedSite;

/** How long things are kept, and that what goes takes nothing with it that an audit needs. */
@ExtendWith(SharedServer.class)
class KeepingTest {

    private final TestServer server;
    private final WatchedSite watched;
    private final String event;

    KeepingTest(TestServer server) {
        this.server = server;
        watched = WatchedSite.build(server);
        event = new Api(server).accepted(watched.key(), "a");
    }

    @Test
    void aClipPastItsKeepingTimeGoesAndWhatHappenedStays() throws IOException {
        var file = named(31);
        end();

        server.part(OldMedia.class).sweep();

        assertThat(watched.count("media")).isZero();
        assertThat(file).doesNotExist();
        assertThat(watched.count("event")).isOne();
        assertThat(watched.count("alarm")).isOne();
        assertThat(watched.count("fact")).isPositive();
    }

    @Test
    void whatWentIsWrittenDownAndAddedUp() throws IOException {
        named(31, "clip.mp4", "video/mp4");
        end();
        server.part(OldMedia.class).sweep();
        named(31, "1.jpg", "image/jpeg");
        named(40, "2.jpg", "image/jpeg");
        server.part(Dealers.class).keepMediaFor(watched.dealer(), 20);
        server.part(OldMedia.class).sweep();
        server.part(OldMedia.class).sweep();

        var of = new EventId(UUID.fromString(event));
        var gone = Objects.requireNonNull(server.part(SweptMedia.class)
                .of(TenantScope.dealer(watched.dealer()), watched.dealer(), List.of(of))
                .get(of));

        assertThat(gone.what()).isEqualTo("clip and 2 snapshots");
        assertThat(gone.kept()).isEqualTo("20 days");
        assertThat(gone.deletedOn("21 Nov 2026")).isEqualTo("The clip was deleted on 21 Nov 2026");
        // The server's clock may be ahead, and nothing goes before it is due by the database's too.
        var now = Stream.of(server.clock().instant(), Instant.now())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        assertThat(gone.at()).isBetween(now.minusSeconds(60), now);
        assertThat(server.part(SweptMedia.class)
                        .of(TenantScope.station(WatchedSite.build(server).station()), watched.dealer(), List.of(of)))
                .isEmpty();
    }

    @Test
    void whatIsKeptIsNotWrittenDownAsGone() throws IOException {
        named(29);
        end();

        server.part(OldMedia.class).sweep();

        assertThat(watched.count("swept_media")).isZero();
    }

    @Test
    void aClipWithinItsKeepingTimeStays() throws IOException {
        var file = named(29);
        end();

        server.part(OldMedia.class).sweep();

        assertThat(file).exists();
        assertThat(watched.count("media")).isOne();
    }

    @Test
    void aDealerMayKeepThemLonger() throws IOException {
        server.part(Dealers.class).keepMediaFor(watched.dealer(), 60);
        var file = named(59);
        end();

        server.part(OldMedia.class).sweep();

        assertThat(file).exists();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 3651, Integer.MAX_VALUE})
    void aTimeThatCannotBeMeantIsRefused(int days) {
        var dealers = server.part(Dealers.class);

        assertThatThrownBy(() -> dealers.keepMediaFor(watched.dealer(), days))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("keepDays"));
    }

    @Test
    void theClipOfAnAlarmThatGoesOnStaysHoweverOld() throws IOException {
        var file = named(31);

        server.part(OldMedia.class).sweep();

        assertThat(file).exists();
    }

    @Test
    void aFileThatNoRowNamesGoesAfterADayAndNotBefore() throws IOException {
        var left = file(Duration.ofHours(25));
        var inDoubt = file(Duration.ofHours(23));
        var named = named(2);
        var none = Files.writeString(server.mediaFolder().resolve("README"), "not ours");
        Files.setLastModifiedTime(none, FileTime.from(server.clock().instant().minus(Duration.ofDays(9))));

        server.part(UnnamedMedia.class).sweep();

        assertThat(left).doesNotExist();
        assertThat(inDoubt).exists();
        assertThat(named).exists();
        assertThat(none).exists();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"quiet-alarms", "old-media", "unnamed-media", "old-links", "early-receipts", "automatic-answers"
            })
    void eachSweepIsOneJobForAllNodesAndShowsItsFigure(String name) {
        assertThat(server.rows()
                        .sql("select count(*) from scheduled_tasks where task_name = ?")
                        .param("sweep-" + name)
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(server.part(MeterRegistry.class)
                        .find("keyholder.swept")
                        .tag("what", name)
                        .counter())
                .isNotNull();
    }

    private void end() {
        server.rows()
                .sql("update alarm set ended_at = now(), ended_why = 'completed' where dealer_id = ?")
                .param(watched.dealer().value())
                .update();
    }

    /** A clip of the event with its row, stored so many days ago. */
    private Path named(int days) throws IOException {
        return named(days, "clip.mp4", "video/mp4");
    }

    private Path named(int days, String name, String type) throws IOException {
        var file = file(Duration.ofDays(days));
        server.rows()
                .sql("""
                        insert into media (dealer_id, event_id, name, content_type, size, storage_key, sha256, stored_at)
                        values (?, ?::uuid, ?, ?, 4, ?, sha256('clip'), now() - make_interval(days => ?))
                        """)
                .params(
                        watched.dealer().value(),
                        event,
                        name,
                        type,
                        server.mediaFolder().relativize(file).toString(),
                        days)
                .update();
        return file;
    }

    private Path file(Duration age) throws IOException {
        var name = UUID.randomUUID().toString();
        var folder = Files.createDirectories(
                server.mediaFolder().resolve(name.substring(0, 4)).resolve(name.substring(4, 8)));
        var file = Files.writeString(folder.resolve(name), "clip");
        return Files.setLastModifiedTime(
                file, FileTime.from(server.clock().instant().minus(age)));
    }
}
