package org.keyholder.server.contact;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.live.LiveNotices;
import org.keyholder.server.live.Topic;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up and saves the contacts of many sites at once. Nobody is texted by it. */
@Component
public class ManyContacts {

    private static final int MOST_TOLD = 20;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final ContactNumbers numbers;
    private final LiveNotices notices;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    ManyContacts(
            JdbcClient jdbc,
            TenantTransactions transactions,
            ContactNumbers numbers,
            LiveNotices notices,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.numbers = numbers;
        this.notices = notices;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A contact as it was entered. */
    public record Entered(SiteId site, ContactId id, ContactDetails details) {}

    /** A contact that shall be: one of the site's with its new details, or a new one. */
    public record Wanted(SiteId site, Optional<Entered> before, ContactDetails details) {}

    /** The contacts of these sites, by slot and then by name. */
    public Map<SiteId, List<Entered>> of(DealerId dealer, Collection<SiteId> sites) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> jdbc
                        .sql("""
                        select site_id, id, name, phone, email, email_too, title, slot from contact
                        where dealer_id = ? and site_id = any (?) and removed_at is null
                        order by slot nulls last, lower(name), id
                        """)
                        .param(dealer.value())
                        .param(ColumnArray.of("uuid", List.copyOf(sites), SiteId::value))
                        .query(ManyContacts::entered)
                        .list()
                        .stream()
                        .collect(groupingBy(Entered::site, mapping(one -> one, toList()))));
    }

    private static Entered entered(ResultSet row, int number) throws SQLException {
        return new Entered(
                new SiteId(row.getObject("site_id", UUID.class)),
                new ContactId(row.getObject("id", UUID.class)),
                new ContactDetails(
                        row.getString("name"),
                        new PhoneNumber(row.getString("phone")),
                        Optional.ofNullable(row.getString("email")),
                        row.getBoolean("email_too"),
                        Optional.ofNullable(row.getString("title")),
                        Optional.ofNullable(row.getObject("slot", Integer.class))));
    }

    /** Why the dealer cannot have a contact with a number, if so. */
    public Function<PhoneNumber, Optional<Refusal>> refusals(DealerId dealer) {
        return numbers.refusals(dealer);
    }

    /** Saves them in the caller's transaction. */
    public void save(DealerId dealer, List<Wanted> contacts) {
        var created = contacts.stream()
                .filter(one -> one.before().isEmpty())
                .map(one -> new Entered(one.site(), new ContactId(ids.next()), one.details()))
                .toList();
        var changed = contacts.stream().filter(one -> one.before().isPresent()).toList();
        if (!created.isEmpty()) {
            insert(dealer, created);
        }
        if (!changed.isEmpty()) {
            update(dealer, changed);
        }
        audit.write(Stream.concat(
                        created.stream().map(one -> noteOf(dealer, one)),
                        changed.stream().map(one -> noteOf(dealer, one)))
                .toList());
        // Pages of sites that are new with this are open nowhere.
        contacts.stream()
                .map(Wanted::site)
                .distinct()
                .limit(MOST_TOLD)
                .forEach(site -> notices.changed(Topic.site(site.value())));
    }

    private static AuditNote noteOf(DealerId dealer, Entered created) {
        return note(AuditKind.CONTACT_CREATED, dealer, created).changing(Map.of(), Contacts.fields(created.details()));
    }

    private static AuditNote noteOf(DealerId dealer, Wanted changed) {
        var before = changed.before().orElseThrow();
        return note(AuditKind.CONTACT_CHANGED, dealer, before)
                .changing(Contacts.fields(before.details()), named(Contacts.fields(changed.details())));
    }

    /** Of whom it tells, although the name is the same. */
    private static Map<String, String> named(Map<String, String> fields) {
        var named = new TreeMap<>(fields);
        named.put("of", fields.getOrDefault("name", ""));
        return named;
    }

    private static AuditNote note(AuditKind kind, DealerId dealer, Entered contact) {
        return AuditNote.of(kind, dealer.value())
                .at(contact.site())
                .about("contact", contact.id().value());
    }

    private void insert(DealerId dealer, List<Entered> contacts) {
        jdbc.sql("""
                        insert into contact (dealer_id, created_at, id, site_id, name, phone, email, email_too, title, slot)
                        select ?, ?, w.* from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                                                     ?::text[], ?::smallint[]) w
                        """)
                .param(dealer.value())
                .param(Timestamp.from(clock.instant()))
                .param(ColumnArray.of("uuid", contacts, one -> one.id().value()))
                .param(ColumnArray.of("uuid", contacts, one -> one.site().value()))
                .param(ColumnArray.of("text", contacts, one -> one.details().name()))
                .param(ColumnArray.of(
                        "text", contacts, one -> one.details().phone().e164()))
                .param(ColumnArray.of(
                        "text", contacts, one -> orNull(one.details().email())))
                .param(ColumnArray.of("boolean", contacts, one -> one.details().emailToo()))
                .param(ColumnArray.of(
                        "text", contacts, one -> orNull(one.details().title())))
                .param(ColumnArray.of(
                        "smallint", contacts, one -> orNull(one.details().slot())))
                .update();
    }

    /** Name and number stay: whoever confirmed is who they are, and is texted there. */
    private void update(DealerId dealer, List<Wanted> contacts) {
        jdbc.sql("""
                        update contact c set email = w.email, email_too = w.email_too, title = w.title, slot = w.slot
                        from unnest(?::uuid[], ?::text[], ?::boolean[], ?::text[], ?::smallint[])
                            as w (id, email, email_too, title, slot)
                        where c.dealer_id = ? and c.id = w.id and c.removed_at is null
                        """)
                .param(ColumnArray.of(
                        "uuid", contacts, one -> one.before().orElseThrow().id().value()))
                .param(ColumnArray.of(
                        "text", contacts, one -> orNull(one.details().email())))
                .param(ColumnArray.of("boolean", contacts, one -> one.details().emailToo()))
                .param(ColumnArray.of(
                        "text", contacts, one -> orNull(one.details().title())))
                .param(ColumnArray.of(
                        "smallint", contacts, one -> orNull(one.details().slot())))
                .param(dealer.value())
                .update();
    }

    private static @Nullable Object orNull(Optional<?> value) {
        return value.orElse(null);
    }
}
