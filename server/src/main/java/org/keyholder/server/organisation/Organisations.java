package org.keyholder.server.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.dealer.Dealer;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.live.LiveNotices;
import org.keyholder.server.live.Topic;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.Station;
import org.keyholder.server.station.Stations;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The organisations of the installation, for whoever runs it. */
@Component
public class Organisations {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_PHONE = 40;
    private static final String COLOUR = "#123a7a";
    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Dealers dealers;
    private final Stations stations;
    private final Audit audit;
    private final LiveNotices live;
    private final Ids ids;
    private final Clock clock;

    Organisations(
            JdbcClient jdbc,
            TenantTransactions transactions,
            Dealers dealers,
            Stations stations,
            Audit audit,
            LiveNotices live,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.dealers = dealers;
        this.stations = stations;
        this.audit = audit;
        this.live = live;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a company does. */
    public enum Kind {
        DEALER(true, false),
        STATION(false, true),
        BOTH(true, true);

        private final boolean isDealer;
        private final boolean isStation;

        Kind(boolean isDealer, boolean isStation) {
            this.isDealer = isDealer;
            this.isStation = isStation;
        }

        public boolean isDealer() {
            return isDealer;
        }

        public boolean isStation() {
            return isStation;
        }
    }

    /** All that whoever asks may see, which are all only to the installation; the closed ones last, by name. */
    public List<Organisation> all(TenantScope by) {
        return transactions.call(by, () -> list(null));
    }

    public Optional<Organisation> find(TenantScope by, OrganisationId id) {
        return transactions.call(by, () -> list(id).stream().findFirst());
    }

    private List<Organisation> list(@Nullable OrganisationId one) {
        return jdbc.sql("""
                        select o.id, coalesce(d.name, t.name) as name, coalesce(d.phone, t.phone) as phone, d.id is not null as is_dealer, t.id is not null as is_station,
                               o.created_at, o.closed_at,
                               (select count(distinct m.person_id) from membership m
                                where m.organisation_id = o.id and m.ends_at is null) as people
                        from organisation o
                        left join dealer d on d.id = o.id
                        left join station t on t.id = o.id
                        where num_nonnulls(d.id, t.id) > 0 and (?::uuid is null or o.id = ?)
                        order by o.closed_at is not null, lower(coalesce(d.name, t.name)), o.id limit 10000
                        """)
                .param(one == null ? null : one.value())
                .param(one == null ? null : one.value())
                .query((row, n) -> organisation(row))
                .list();
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                new OrganisationId(row.getObject("id", UUID.class)),
                row.getString("name"),
                Optional.ofNullable(row.getString("phone")),
                row.getBoolean("is_dealer"),
                row.getBoolean("is_station"),
                row.getInt("people"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("closed_at")).map(Timestamp::toInstant));
    }

    /**
     * Makes an organisation.
     *
     * @param by whose rows the maker may see and write
     * @param phone as people dial it; empty where there is none
     * @throws Refusal of a name or phone that cannot be, or a station's name that another has ({@code name-taken})
     */
    public OrganisationId create(TenantScope by, Kind kind, String name, String phone) {
        var id = new OrganisationId(ids.next());
        var called = name(name);
        transactions.run(by, () -> {
            save(by, id, kind, called, phone(phone));
            if (kind.isStation()) {
                // Whoever handles alarms shows more than a password, until the station says otherwise.
                jdbc.sql("update organisation set second_factor_required = true where id = ?")
                        .param(id.value())
                        .update();
            }
            audit.write(note(AuditKind.ORGANISATION_CREATED, id)
                    .saying(Map.of("name", called, "kind", kind.name().toLowerCase(Locale.ROOT))));
        });
        return id;
    }

    /** Gives the organisation another name and phone; refused like {@link #create}. */
    public void rename(TenantScope by, OrganisationId id, String name, String phone) {
        transactions.run(by, () -> {
            var one = find(by, id).orElseThrow(Refusal::notFound);
            var called = name(name);
            save(by, id, kind(one), called, phone(phone));
            audit.write(note(AuditKind.ORGANISATION_CHANGED, id)
                    .changing(
                            Map.of("name", one.name(), "phone", one.phone().orElse("")),
                            Map.of("name", called, "phone", phone.strip())));
        });
    }

    /** On the record of both. */
    private static AuditNote note(AuditKind kind, OrganisationId id) {
        return AuditNote.of(kind, id.value(), Audit.INSTALLATION).about("organisation", id.value());
    }

    private static Kind kind(Organisation one) {
        if (one.isDealer() && one.isStation()) {
            return Kind.BOTH;
        }
        return one.isDealer() ? Kind.DEALER : Kind.STATION;
    }

    private void save(TenantScope by, OrganisationId id, Kind kind, String name, @Nullable String phone) {
        try {
            if (kind.isDealer()) {
                var dealer = new DealerId(id.value());
                var colour = dealers.find(by, dealer).map(Dealer::colour).orElse(COLOUR);
                dealers.save(by, new Dealer(dealer, name, colour, phone));
            }
            if (kind.isStation()) {
                stations.save(by, new Station(new StationId(id.value()), name, phone));
            }
        } catch (DuplicateKeyException taken) {
            throw new Refusal(Refusal.Kind.CONFLICT, "name-taken", "name", "Another station has this name.");
        }
    }

    private static String name(String typed) {
        var name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid("name-invalid", "name", "A name has 1 to " + LONGEST_NAME + " characters.");
        }
        return name;
    }

    private static @Nullable String phone(String typed) {
        var phone = typed.strip();
        if (phone.length() > LONGEST_PHONE || phone.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid(
                    "phone-invalid", "phone", "A phone number has at most " + LONGEST_PHONE + " characters.");
        }
        return phone.isEmpty() ? null : phone;
    }

    /** Closes the organisation: its people are signed out within a second and cannot sign in for it. Its alarms go on as they are set up. */
    public void close(TenantScope by, OrganisationId id) {
        set(by, AuditKind.ORGANISATION_CLOSED, id, Timestamp.from(clock.instant()));
    }

    /** Opens an organisation again that was closed. */
    public void reopen(TenantScope by, OrganisationId id) {
        set(by, AuditKind.ORGANISATION_REOPENED, id, null);
    }

    private void set(TenantScope by, AuditKind kind, OrganisationId id, @Nullable Timestamp closed) {
        transactions.run(by, () -> {
            if (find(by, id).isEmpty()) {
                throw Refusal.notFound();
            }
            int changed = jdbc.sql("update organisation set closed_at = ? "
                            + "where id = ? and (closed_at is null) <> (?::timestamptz is null)")
                    .param(closed)
                    .param(id.value())
                    .param(closed)
                    .update();
            if (changed > 0) {
                audit.write(note(kind, id));
                live.changed(Topic.organisation(id.value()));
            }
        });
    }
}
