package org.keyholder.server.contact;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
import org.keyholder.server.messaging.Conversation;
import org.keyholder.server.messaging.FailureWords;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.messaging.MessageMoved;
import org.keyholder.server.messaging.MessageObserver;
import org.keyholder.server.messaging.NewText;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.messaging.Texts;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The welcome message: shown before it is sent, sent as a text with a link, answered by the person's consent. */
@Component
public class WelcomeMessages implements MessageObserver {

    /** The page behind a welcome's link. */
    public static final String PATH = "/w/";

    static final String KIND = "welcome";
    private static final Duration USEFUL = Duration.ofDays(2);

    /** A link that lies about for longer is not the way to a person's consent any more; the dealer sends another. */
    static final Duration VIEWABLE = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final TenantTransactions transactions;
    private final Contacts contacts;
    private final Dealers dealers;
    private final Sites sites;
    private final Texts texts;
    private final WelcomeLimits limits;
    private final LinkTokens tokens;
    private final LiveNotices notices;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    WelcomeMessages(
            JdbcClient jdbc,
            TenantTransactions transactions,
            Contacts contacts,
            Dealers dealers,
            Sites sites,
            Texts texts,
            WelcomeLimits limits,
            LinkTokens tokens,
            LiveNotices notices,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.contacts = contacts;
        this.dealers = dealers;
        this.sites = sites;
        this.texts = texts;
        this.limits = limits;
        this.tokens = tokens;
        this.notices = notices;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What the person behind a welcome's link is shown. */
    public record Invitation(Contact contact, Dealer dealer, Site site) {}

    /** The message as it will be sent, with {@link NewText#LINK} where the link will stand. */
    public String preview(Contact contact) {
        var tenant = TenantScope.dealer(contact.dealer());
        var dealer = dealers.find(tenant, contact.dealer()).orElseThrow(Refusal::notFound);
        var site = sites.find(tenant, contact.site()).orElseThrow(Refusal::notFound);
        return body(dealer, site);
    }

    private static String body(Dealer dealer, Site site) {
        return dealer.name() + ": you are a key holder of " + site.name()
                + ". May we text you when there is an alarm? Please confirm: " + NewText.LINK
                + " Reply STOP to end, HELP for help.";
    }

    /** The same text about a person's consent that the page shows, for the record. */
    public static String consentText(Dealer dealer, Site site) {
        return "I agree that " + dealer.name() + " texts me at this number when there is an alarm at " + site.name()
                + ", at any hour. Message and data rates may apply. I can end this at any time by replying STOP.";
    }

    /** Sends the welcome, where one may go out; sent again, only the newest link works. One that is on its way is not sent again. */
    public WelcomeAllowance send(DealerId dealer, ContactId id) {
        return transactions.call(TenantScope.dealer(dealer), () -> {
            // Of two presses at once the second knows of the first, whatever contact and site they are about.
            dealers.lock(dealer);
            var contact = contacts.find(dealer, id).orElseThrow(Refusal::notFound);
            sites.hold(dealer, contact.site());
            if (contact.welcome() instanceof Welcome.Sending) {
                return new WelcomeAllowance.Now();
            }
            var allowance = limits.of(contact);
            if (allowance instanceof WelcomeAllowance.Now) {
                send(contact);
            }
            return allowance;
        });
    }

    private void send(Contact contact) {
        var dealer = contact.dealer();
        var id = contact.id();
        var welcome = ids.next();
        var link = new LinkTokens.Link(PATH, welcome);
        var now = clock.instant();
        texts.queue(List.of(new NewText(
                dealer,
                new Conversation(KIND, welcome),
                contact.phone(),
                preview(contact),
                Optional.of(link),
                now.plus(USEFUL))));
        repeatNoMore(dealer, id);
        jdbc.sql("""
                            update contact
                            set welcome_id = :welcome, welcome_state = 'sending', welcome_failure = null,
                                welcome_failure_kind = null, welcome_at = :now, welcome_token_hash = :hash
                            where dealer_id = :dealer and id = :id
                            """)
                .param("welcome", welcome)
                .param("now", Timestamp.from(now))
                .param("hash", tokens.hash(link))
                .param("dealer", dealer.value())
                .param("id", id.value())
                .update();
        notices.changed(Topic.site(contact.site().value()));
    }

    /** The link of an earlier welcome works no more: it is not to arrive after this one. */
    private void repeatNoMore(DealerId dealer, ContactId id) {
        var earlier = jdbc.sql(
                        "select welcome_unknown from contact where dealer_id = ? and id = ? and welcome_unknown is not null")
                .params(dealer.value(), id.value())
                .query(UUID.class)
                .list();
        texts.repeatNoMore(
                dealer,
                earlier.stream().map(welcome -> new Conversation(KIND, welcome)).toList());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void moved(MessageMoved move) {
        switch (move) {
            case MessageMoved.Sent sent -> update(sent, "welcome_state = 'pending'", null);
            case MessageMoved.OutcomeUnknown unknown -> update(unknown, "welcome_unknown = welcome_id", null);
            case MessageMoved.Delivered delivered ->
                update(
                        delivered,
                        "welcome_state = 'pending', number_valid_at = coalesce(number_valid_at, welcome_at)",
                        null);
            case MessageMoved.Failed failed -> update(failed, "welcome_state = 'send-error'", failed.why());
        }
    }

    /** A receipt of an older welcome finds no row. The sentence is for release 0.1, which reads nothing else. */
    private void update(MessageMoved move, String change, @Nullable TextFailure why) {
        jdbc.sql("update contact set welcome_failure_kind = :why, welcome_failure = :words, welcome_at = :at, " + change
                        + " where dealer_id = :dealer and welcome_id = :welcome returning site_id")
                .param("why", why == null ? null : why.code())
                .param("words", why == null ? null : FailureWords.of(why))
                .param("at", Timestamp.from(move.at()))
                .param("dealer", move.dealer().value())
                .param("welcome", move.conversation().subject())
                .query(UUID.class)
                .optional()
                .ifPresent(site -> notices.changed(Topic.site(site)));
    }

    /**
     * What the person with this token is asked. Empty for a token that is not the newest of a contact or is too old, and where the contact
     * was removed, has another number by now, or said STOP: a consent to texts would be worth nothing then.
     */
    public Optional<Invitation> open(String token) {
        return holder(token)
                .flatMap(holder -> transactions.call(
                        TenantScope.dealer(holder.dealer()),
                        () -> contacts.find(holder.dealer(), holder.contact())
                                .filter(contact -> !(contact.welcome() instanceof Welcome.OptedOut))
                                .filter(contact -> isViewable(contact, token))
                                .flatMap(this::invitation)));
    }

    private boolean isViewable(Contact contact, String token) {
        return jdbc.sql(
                        "select 1 from contact where dealer_id = ? and id = ? and welcome_token_hash = ? and welcome_at > ?")
                .params(
                        contact.dealer().value(),
                        contact.id().value(),
                        LinkTokens.hash(token),
                        Timestamp.from(clock.instant().minus(VIEWABLE)))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** None for a site that is deleted. */
    private Optional<Invitation> invitation(Contact contact) {
        var tenant = TenantScope.dealer(contact.dealer());
        var dealer = dealers.find(tenant, contact.dealer()).orElseThrow();
        return sites.find(tenant, contact.site()).map(site -> new Invitation(contact, dealer, site));
    }

    private record Holder(DealerId dealer, ContactId contact) {}

    private Optional<Holder> holder(String token) {
        return transactions.callUnscoped(() -> jdbc.sql("select dealer_id, contact_id from find_welcome(?)")
                .param(LinkTokens.hash(token))
                .query((row, n) -> new Holder(
                        new DealerId(row.getObject("dealer_id", UUID.class)),
                        new ContactId(row.getObject("contact_id", UUID.class))))
                .optional());
    }

    /** Records the person's consent: when, from where, which text was shown. Again is no harm. */
    public Optional<Invitation> confirm(String token, String address, String userAgent) {
        var invitation = open(token);
        invitation.ifPresent(given -> transactions.run(
                TenantScope.dealer(given.dealer().id()), () -> record(given, token, address, userAgent)));
        return invitation.flatMap(given -> open(token));
    }

    private void record(Invitation given, String token, String address, String userAgent) {
        var dealer = given.dealer().id();
        var contact = given.contact();
        var now = Timestamp.from(clock.instant());
        int first = jdbc.sql("update contact set confirmed_at = ?, number_valid_at = coalesce(number_valid_at, ?)"
                        // The link may have ended since it was looked up.
                        + " where dealer_id = ? and id = ? and confirmed_at is null and removed_at is null"
                        + " and welcome_token_hash = ?")
                // Who opened the link has the text, also where the carrier sends no receipt.
                .params(now, now, dealer.value(), contact.id().value(), LinkTokens.hash(token))
                .update();
        if (first == 0) {
            return;
        }
        repeatNoMore(dealer, contact.id());
        jdbc.sql("""
                        insert into consent (dealer_id, id, contact_id, given_at, address, user_agent, shown)
                        values (:dealer, :id, :contact, :now, :address, :userAgent, :shown)
                        """)
                .param("dealer", dealer.value())
                .param("id", ids.next())
                .param("contact", contact.id().value())
                .param("now", now)
                .param("address", address)
                .param("userAgent", userAgent)
                .param("shown", consentText(given.dealer(), given.site()))
                .update();
        audit.write(AuditNote.of(AuditKind.CONTACT_CONFIRMED, dealer.value())
                .by(new Actor.Contact(contact.id().value(), contact.name()))
                .at(contact.site())
                .about("contact", contact.id().value())
                .saying(Map.of("shown", consentText(given.dealer(), given.site()))));
        notices.changed(Topic.site(contact.site().value()));
    }
}
