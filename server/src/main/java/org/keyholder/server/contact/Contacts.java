package org.keyholder.server.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.live.LiveNotices;
import org.keyholder.server.live.Topic;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.messaging.Texts;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.SiteId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The contacts' rows. */
@Component
public class Contacts {

    static final String SELECT = """
            select dealer_id, site_id, id, name, phone, email, title, slot, number_valid_at, welcome_state,
                   welcome_failure_kind, welcome_at, confirmed_at,
                   welcome_unknown = welcome_id as outcome_unknown
            from contact
            """;

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Texts texts;
    private final ContactNumbers numbers;
    private final LiveNotices notices;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Contacts(
            JdbcClient jdbc,
            TenantTransactions transactions,
            Texts texts,
            ContactNumbers numbers,
            LiveNotices notices,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.texts = texts;
        this.numbers = numbers;
        this.notices = notices;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** The site's contacts, by slot and then by name. */
    public List<Contact> of(TenantScope tenant, DealerId dealer, SiteId site) {
        return transactions.call(
                tenant,
                () -> withOptOuts(jdbc.sql(SELECT + """
                         where dealer_id = ? and site_id = ? and removed_at is null
                        order by slot nulls last, lower(name), id
                        """)
                        .params(dealer.value(), site.value())
                        .query(Contacts::contact)
                        .list()));
    }

    public Optional<Contact> find(DealerId dealer, ContactId id) {
        return transactions.call(
                TenantScope.dealer(dealer),
                () -> withOptOuts(jdbc.sql(SELECT + " where dealer_id = ? and id = ? and removed_at is null")
                                .params(dealer.value(), id.value())
                                .query(Contacts::contact)
                                .list())
                        .stream()
                        .findFirst());
    }

    private List<Contact> withOptOuts(List<Contact> contacts) {
        var optedOut = texts.optedOut(contacts.stream().map(Contact::phone).toList());
        return contacts.stream().map(contact -> withOptOut(contact, optedOut)).toList();
    }

    private static Contact withOptOut(Contact contact, Set<PhoneNumber> optedOut) {
        if (!optedOut.contains(contact.phone())) {
            return contact;
        }
        return new Contact(
                contact.dealer(),
                contact.site(),
                contact.id(),
                contact.name(),
                contact.phone(),
                contact.email(),
                contact.title(),
                contact.slot(),
                contact.numberValid(),
                new Welcome.OptedOut());
    }

    /** Adds a contact to the site. */
    public ContactId create(DealerId dealer, SiteId site, ContactDetails details) {
        numbers.refusal(dealer, details.phone()).ifPresent(refusal -> {
            throw refusal;
        });
        var id = new ContactId(ids.next());
        try {
            transactions.run(TenantScope.dealer(dealer), () -> {
                insert(dealer, site, id, details);
                audit.write(AuditNote.of(AuditKind.CONTACT_CREATED, dealer.value())
                        .at(site)
                        .about("contact", id.value())
                        .changing(Map.of(), fields(details)));
                notices.changed(Topic.site(site.value()));
            });
        } catch (DuplicateKeyException e) {
            throw Refusal.invalid("phone-taken", "phone", "Another contact of this site has this number.");
        }
        return id;
    }

    static Map<String, String> fields(ContactDetails details) {
        var fields = new TreeMap<String, String>();
        fields.put("name", details.name());
        fields.put("phone", details.phone().e164());
        details.email().ifPresent(email -> fields.put("email", email));
        details.title().ifPresent(title -> fields.put("title", title));
        details.slot().ifPresent(slot -> fields.put("slot", slot.toString()));
        return fields;
    }

    private void insert(DealerId dealer, SiteId site, ContactId id, ContactDetails details) {
        jdbc.sql("""
                        insert into contact (dealer_id, id, site_id, name, phone, email, email_too, title, slot, created_at)
                        values (:dealer, :id, :site, :name, :phone, :email, :emailToo, :title, :slot, :now)
                        """)
                .param("dealer", dealer.value())
                .param("id", id.value())
                .param("site", site.value())
                .param("name", details.name())
                .param("phone", details.phone().e164())
                .param("email", details.email().orElse(null))
                .param("emailToo", details.emailToo())
                .param("title", details.title().orElse(null))
                .param("slot", details.slot().orElse(null))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Takes the contact off the site; what was asked and answered stays on record. */
    public void remove(DealerId dealer, ContactId id) {
        transactions.run(TenantScope.dealer(dealer), () -> {
            var removed = jdbc.sql("""
                            update contact set removed_at = ?, welcome_token_hash = null
                            where dealer_id = ? and id = ? and removed_at is null returning site_id, name, phone
                            """)
                    .params(Timestamp.from(clock.instant()), dealer.value(), id.value())
                    .query((row, n) -> new Removed(
                            new SiteId(row.getObject("site_id", UUID.class)),
                            row.getString("name"),
                            new PhoneNumber(row.getString("phone"))))
                    .optional()
                    .orElseThrow(Refusal::notFound);
            if (!isSomebodys(dealer, removed.phone())) {
                texts.repeatNoMore(dealer, removed.phone());
            }
            audit.write(AuditNote.of(AuditKind.CONTACT_REMOVED, dealer.value())
                    .at(removed.site())
                    .about("contact", id.value())
                    .changing(
                            Map.of(
                                    "name",
                                    removed.name(),
                                    "phone",
                                    removed.phone().e164()),
                            Map.of()));
            notices.changed(Topic.site(removed.site().value()));
        });
    }

    private record Removed(SiteId site, String name, PhoneNumber phone) {}

    private boolean isSomebodys(DealerId dealer, PhoneNumber number) {
        return jdbc.sql("select exists (select from contact where dealer_id = ? and phone = ? and removed_at is null)")
                .params(dealer.value(), number.e164())
                .query(Boolean.class)
                .single();
    }

    /** Writes down that a text to this number, if it is still the contact's, arrived; in the caller's transaction. */
    public void numberWorks(DealerId dealer, ContactId id, PhoneNumber texted) {
        jdbc.sql("update contact set number_valid_at = ? where dealer_id = ? and id = ? and phone = ? "
                        + "and number_valid_at is null")
                .params(Timestamp.from(clock.instant()), dealer.value(), id.value(), texted.e164())
                .update();
    }

    static Contact contact(ResultSet row, int number) throws SQLException {
        return new Contact(
                new DealerId(row.getObject("dealer_id", UUID.class)),
                new SiteId(row.getObject("site_id", UUID.class)),
                new ContactId(row.getObject("id", UUID.class)),
                row.getString("name"),
                new PhoneNumber(row.getString("phone")),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("title")),
                Optional.ofNullable(row.getObject("slot", Integer.class)),
                row.getTimestamp("number_valid_at") != null,
                welcome(row));
    }

    private static Welcome welcome(ResultSet row) throws SQLException {
        var confirmed = row.getTimestamp("confirmed_at");
        if (confirmed != null) {
            return new Welcome.Confirmed(confirmed.toInstant());
        }
        var state = row.getString("welcome_state");
        return switch (state) {
            case "not-sent" -> new Welcome.NotSent();
            case "sending" ->
                row.getBoolean("outcome_unknown")
                        ? new Welcome.OutcomeUnknown(
                                row.getTimestamp("welcome_at").toInstant())
                        : new Welcome.Sending();
            case "pending" -> new Welcome.Pending(row.getTimestamp("welcome_at").toInstant());
            case "send-error" ->
                new Welcome.SendError(
                        TextFailure.ofCode(row.getString("welcome_failure_kind")),
                        row.getTimestamp("welcome_at").toInstant());
            default -> throw new IllegalStateException("Not a state of a welcome: " + state);
        };
    }
}
