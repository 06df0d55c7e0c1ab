package org.keyholder.server.keys;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of keys, always in the caller's transaction, which says whose rows they are. Whoever makes or ends a key holds the row of its
 * owner until the commit, so that two who do it at once come one after the other.
 */
@Component
public class Keys {

    /** So long the old key goes on once the new one has been used; as long as that has not happened, the old one does not end. */
    public static final Duration OVERLAP = Duration.ofDays(7);

    private static final int KEY_BYTES = 24;

    private static final String VALID = "revoked_at is null and (ends_at is null or ends_at > :now)";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Keys(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a key beside the one that is valid.
     *
     * @return the key, which cannot be read again
     * @throws Refusal {@code keys-two} where two are valid already
     */
    public Secret make(KeyKind kind, UUID tenant, UUID owner) {
        if (valid(kind, tenant, List.of(owner)).getOrDefault(owner, List.of()).size() > 1) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT, "keys-two", null, "Two keys are valid already. Revoke one of them first.");
        }
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        var key = new Secret(
                kind.prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        insert(kind, tenant, owner, key);
        return key;
    }

    /**
     * Gives the owner this key, in place of all others. One that the owner has or had changes nothing: what was revoked stays so.
     *
     * @return whether it is new
     */
    public boolean put(KeyKind kind, UUID tenant, UUID owner, Secret key) {
        boolean known = jdbc.sql(kind.sql(
                        "select exists (select from {keys} where {tenant} = ? and {owner} = ? and key_hash = ?)"))
                .params(tenant, owner, Fingerprint.of(key.reveal()))
                .query(Boolean.class)
                .single();
        if (!known) {
            jdbc.sql(
                            kind.sql(
                                    "update {keys} set revoked_at = ? where {tenant} = ? and {owner} = ? and revoked_at is null"))
                    .params(now(), tenant, owner)
                    .update();
            insert(kind, tenant, owner, key);
        }
        return !known;
    }

    private void insert(KeyKind kind, UUID tenant, UUID owner, Secret key) {
        jdbc.sql(kind.sql("insert into {keys} ({tenant}, id, {owner}, key_hash, created_at) values (?, ?, ?, ?, ?)"))
                .params(tenant, ids.next(), owner, Fingerprint.of(key.reveal()), now())
                .update();
    }

    /** The valid keys of each of these owners, the oldest first; whoever has none is missing. */
    public Map<UUID, List<ValidKey>> valid(KeyKind kind, UUID tenant, List<UUID> owners) {
        var found = new HashMap<UUID, List<ValidKey>>();
        jdbc.sql(kind.sql("select {owner} as owner, id, created_at, used_at, ends_at from {keys} "
                        + "where {tenant} = :tenant and {owner} = any (:owners::uuid[]) and " + VALID
                        + " order by created_at, id"))
                .param("tenant", tenant)
                .param("owners", ColumnArray.of("uuid", owners, id -> id))
                .param("now", now())
                .query(row -> {
                    found.computeIfAbsent(row.getObject("owner", UUID.class), _ -> new ArrayList<>())
                            .add(key(row));
                });
        return found;
    }

    private static ValidKey key(ResultSet row) throws SQLException {
        return new ValidKey(
                row.getObject("id", UUID.class),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("used_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getTimestamp("ends_at")).map(Timestamp::toInstant));
    }

    /**
     * Ends a key: it is refused from the next request on.
     *
     * @throws Refusal {@code not-found} where the owner has no such key that is valid
     */
    public void revoke(KeyKind kind, UUID tenant, UUID owner, UUID key) {
        int revoked = jdbc.sql(kind.sql("update {keys} set revoked_at = :now "
                        + "where {tenant} = :tenant and {owner} = :owner and id = :id and " + VALID))
                .param("now", now())
                .param("tenant", tenant)
                .param("owner", owner)
                .param("id", key)
                .update();
        if (revoked == 0) {
            throw Refusal.notFound();
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
