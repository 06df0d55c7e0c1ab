package org.keyholder.server.dealer;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The dealers' rows. */
@Component
public class Dealers {

    private static final int LONGEST_KEEPING = 3650;
    private static final DataSize SMALLEST_QUOTA = DataSize.ofMegabytes(1);
    private static final DataSize LARGEST_QUOTA = DataSize.ofTerabytes(1024);

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Clock clock;

    Dealers(JdbcClient jdbc, TenantTransactions transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The dealer, where this tenant may see it. */
    public Optional<Dealer> find(TenantScope tenant, DealerId id) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("select id, name, colour, phone from dealer where id = ?")
                        .param(id.value())
                        .query((row, n) -> new Dealer(
                                new DealerId(row.getObject("id", java.util.UUID.class)),
                                row.getString("name"),
                                row.getString("colour"),
                                row.getString("phone")))
                        .optional());
    }

    /** Sets for how many days the dealer's clips and stills are kept, 1 to 3,650; it is 30 where nobody has. */
    public void keepMediaFor(DealerId dealer, int days) {
        if (days < 1 || days > LONGEST_KEEPING) {
            throw Refusal.invalid("keep-days-invalid", "keepDays", "Clips and stills are kept for 1 to 3,650 days.");
        }
        transactions.run(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("update dealer set keep_days = ? where id = ?")
                        .params(days, dealer.value())
                        .update());
    }

    /** Sets how much the dealer's clips and stills may take, 1 MB to 1,024 TB; the server's setting stands where nobody has. */
    public void limitMediaTo(DealerId dealer, DataSize quota) {
        if (quota.compareTo(SMALLEST_QUOTA) < 0 || quota.compareTo(LARGEST_QUOTA) > 0) {
            throw Refusal.invalid(
                    "media-quota-invalid", "mediaQuota", "A storage for clips has from 1MB to 1024TB, such as 50GB.");
        }
        transactions.run(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("update dealer set media_quota = ? where id = ?")
                        .params(quota.toBytes(), dealer.value())
                        .update());
    }

    /**
     * Sets to which countries' numbers the dealer may send texts; none given stands for the server's own alone.
     *
     * @param countries ISO 3166-1, two capital letters each
     */
    public void textOnlyTo(DealerId dealer, List<String> countries) {
        var known = Set.of(Locale.getISOCountries());
        for (var country : countries) {
            if (!known.contains(country)) {
                throw Refusal.invalid(
                        "country-unknown",
                        "textCountries",
                        "A country is written with its two capital letters, such as US or CA.");
            }
        }
        transactions.run(
                TenantScope.dealer(dealer),
                () -> jdbc.sql("update dealer set text_countries = ?::text[] where id = ?")
                        .param(countries.isEmpty() ? null : ColumnArray.of("text", countries, country -> country))
                        .param(dealer.value())
                        .update());
    }

    /** The countries that were set; empty where none were. */
    public Set<String> textCountries(DealerId dealer) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> Set.copyOf(jdbc.sql("select unnest(text_countries) from dealer where id = ?")
                        .param(dealer.value())
                        .query(String.class)
                        .list()));
    }

    /** Makes everybody else who does so for this dealer wait until the caller's transaction ends. */
    public void lock(DealerId dealer) {
        jdbc.sql("select 1 from dealer where id = ? for no key update")
                .param(dealer.value())
                .query((row, n) -> true)
                .optional();
    }

    /** Makes the dealer, or gives the one with this id the new name, colour and phone. */
    public void save(Dealer dealer) {
        save(TenantScope.dealer(dealer.id()), dealer);
    }

    /** The same as one who may write it: the dealer itself, or whoever runs the installation. */
    public void save(TenantScope tenant, Dealer dealer) {
        transactions.run(
                tenant,
                () -> jdbc.sql("""
                        insert into dealer (id, name, colour, phone, created_at) values (?, ?, ?, ?, ?)
                        on conflict (id) do update set name = excluded.name, colour = excluded.colour, phone = excluded.phone
                        """)
                        .params(Arrays.asList(
                                dealer.id().value(),
                                dealer.name(),
                                dealer.colour(),
                                dealer.phone(),
                                Timestamp.from(clock.instant())))
                        .update());
    }
}
