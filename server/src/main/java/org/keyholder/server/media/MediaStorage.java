package org.keyholder.server.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.EventId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much of its storage a dealer has used up, and each of its devices of its share. The database counts, with each row. */
@Component
public class MediaStorage {

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final MediaSettings settings;

    MediaStorage(JdbcClient jdbc, TenantTransactions transactions, MediaSettings settings) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** A device and what it has used up of its share. */
    public record OfDevice(String name, StorageUse use) {}

    public StorageUse of(DealerId dealer) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                        select d.media_quota, coalesce(u.bytes, 0) as bytes from dealer d
                        left join dealer_media u on u.dealer_id = d.id
                        where d.id = ?
                        """)
                        .param(dealer.value())
                        .query((row, n) -> new StorageUse(row.getLong("bytes"), quota(row)))
                        .single());
    }

    /** The dealer's device that has used up the most; empty where none has sent anything. */
    public Optional<OfDevice> largestOf(DealerId dealer) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                        select d.media_quota, v.name, u.bytes from device_media u
                        join dealer d on d.id = u.dealer_id
                        join device v on v.dealer_id = u.dealer_id and v.id = u.device_id
                        where u.dealer_id = ?
                        order by u.bytes desc limit 1
                        """)
                        .param(dealer.value())
                        .query((row, n) -> new OfDevice(
                                row.getString("name"), new StorageUse(row.getLong("bytes"), share(quota(row)))))
                        .optional());
    }

    /** Whose storage has no room for so many bytes more of this event, as things are now. */
    public Optional<FullStorage> fullFor(DealerId dealer, EventId event, long more) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("""
                        select d.media_quota, coalesce(u.bytes, 0) as of_dealer, coalesce(v.bytes, 0) as of_device
                        from dealer d
                        join event e on e.dealer_id = d.id and e.id = ?
                        left join dealer_media u on u.dealer_id = d.id
                        left join device_media v on v.dealer_id = d.id and v.device_id = e.device_id
                        where d.id = ?
                        """)
                        .params(event.value(), dealer.value())
                        .query((row, n) -> full(row, more))
                        .optional()
                        // Of an event that was erased nothing is full: whoever writes about it finds that it is gone.
                        .flatMap(whose -> whose));
    }

    private Optional<FullStorage> full(ResultSet row, long more) throws SQLException {
        long quota = quota(row);
        if (row.getLong("of_dealer") + more > quota) {
            return Optional.of(FullStorage.DEALER);
        }
        return row.getLong("of_device") + more > share(quota) ? Optional.of(FullStorage.DEVICE) : Optional.empty();
    }

    /** Makes everybody else who stores something of this dealer wait until the caller's transaction ends. */
    void lock(DealerId dealer) {
        jdbc.sql("insert into dealer_media (dealer_id, bytes) values (?, 0) on conflict do nothing")
                .param(dealer.value())
                .update();
        jdbc.sql("select 1 from dealer_media where dealer_id = ? for no key update")
                .param(dealer.value())
                .query(Integer.class)
                .single();
    }

    private long quota(ResultSet row) throws SQLException {
        long own = row.getLong("media_quota");
        return row.wasNull() ? settings.quotaOfDealer().toBytes() : own;
    }

    private long share(long quota) {
        return Math.max(1, (long) (quota * settings.shareOfDevice()));
    }
}
