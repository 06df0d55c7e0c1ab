package org.keyholder.server.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.keyholder.server.shared.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that name an event's clips and stills. */
@Component
public class MediaItems {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final MediaSettings settings;
    private final MediaStorage storage;
    private final RefusedMedia refused;
    private final Clock clock;

    MediaItems(
            JdbcClient jdbc,
            TenantTransactions transactions,
            MediaSettings settings,
            MediaStorage storage,
            RefusedMedia refused,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.settings = settings;
        this.storage = storage;
        this.refused = refused;
        this.clock = clock;
    }

    /** The event's files: clips first, then by name. */
    public List<MediaItem> of(TenantScope tenant, DealerId dealer, EventId event) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("""
                        select event_id, name, content_type, video_codec, size, storage_key, stored_at from media
                        where dealer_id = ? and event_id = ?
                        order by content_type desc, name
                        """)
                        .params(dealer.value(), event.value())
                        .query(MediaItems::item)
                        .list());
    }

    /** The files of several events: each event's clips first, then by name. */
    public Map<EventId, List<MediaItem>> of(TenantScope tenant, DealerId dealer, List<EventId> events) {
        return transactions.call(
                tenant,
                () -> jdbc
                        .sql("""
                        select event_id, name, content_type, video_codec, size, storage_key, stored_at from media
                        where dealer_id = ? and event_id = any (?::uuid[])
                        order by content_type desc, name
                        """)
                        .param(dealer.value())
                        .param(ColumnArray.of("uuid", events, EventId::value))
                        .query(MediaItems::item)
                        .stream()
                        .collect(Collectors.groupingBy(MediaItem::event)));
    }

    /** All files of a site's events, the oldest first. */
    public List<MediaItem> ofSite(DealerId dealer, SiteId site) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                        select m.event_id, m.name, m.content_type, m.video_codec, m.size, m.storage_key, m.stored_at
                        from media m
                        join event e on e.dealer_id = m.dealer_id and e.id = m.event_id
                        where m.dealer_id = ? and e.site_id = ?
                        order by m.stored_at, m.event_id, m.name
                        """)
                        .params(dealer.value(), site.value())
                        .query(MediaItems::item)
                        .list());
    }

    public Optional<MediaItem> find(TenantScope tenant, DealerId dealer, EventId event, String name) {
        return of(tenant, dealer, event).stream()
                .filter(item -> item.name().equals(name))
                .findFirst();
    }

    /** Names a stored file, in the caller's transaction. */
    public AddMedia add(DealerId dealer, EventId event, String name, StoredFile file) {
        var there = jdbc.sql("select sha256 from media where dealer_id = ? and event_id = ? and name = ?")
                .params(dealer.value(), event.value(), name)
                .query(byte[].class)
                .optional();
        if (there.isPresent()) {
            return Arrays.equals(there.get(), file.sha256()) ? AddMedia.SAME : AddMedia.DIFFERENT;
        }
        if (count(dealer, event) >= settings.filesPerEvent()) {
            return AddMedia.TOO_MANY;
        }
        storage.lock(dealer);
        var full = storage.fullFor(dealer, event, file.size());
        if (full.isPresent()) {
            return switch (full.get()) {
                case DEALER -> AddMedia.DEALER_FULL;
                case DEVICE -> AddMedia.DEVICE_FULL;
            };
        }
        if (!insert(dealer, event, name, file)) {
            return add(dealer, event, name, file);
        }
        refused.stored(dealer, event, name);
        return AddMedia.ADDED;
    }

    private int count(DealerId dealer, EventId event) {
        return jdbc.sql("select count(*) from media where dealer_id = ? and event_id = ?")
                .params(dealer.value(), event.value())
                .query(Integer.class)
                .single();
    }

    private boolean insert(DealerId dealer, EventId event, String name, StoredFile file) {
        return jdbc.sql("""
                                insert into media (dealer_id, event_id, name, content_type, video_codec, size, storage_key, sha256,
                                                   stored_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(Arrays.asList(
                                dealer.value(),
                                event.value(),
                                name,
                                file.type().contentType(),
                                file.codec() == null ? null : file.codec().code(),
                                file.size(),
                                file.key(),
                                file.sha256(),
                                Timestamp.from(clock.instant())))
                        .update()
                == 1;
    }

    private static MediaItem item(ResultSet row, int number) throws SQLException {
        var codec = row.getString("video_codec");
        return new MediaItem(
                new EventId(row.getObject("event_id", UUID.class)),
                row.getString("name"),
                MediaType.ofContentType(row.getString("content_type")),
                codec == null ? null : new VideoCodec(codec),
                row.getLong("size"),
                row.getString("storage_key"),
                row.getTimestamp("stored_at").toInstant());
    }
}
