package org.keyholder.server.messaging.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.audit.Audit;
import org.keyholder.server.audit.AuditKind;
import org.keyholder.server.audit.AuditNote;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.messaging.Conversation;
import org.keyholder.server.messaging.FailureWords;
import org.keyholder.server.messaging.MessageId;
import org.keyholder.server.messaging.MessageMoved;
import org.keyholder.server.messaging.MessageObserver;
import org.keyholder.server.messaging.NewText;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.messaging.Texts;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Ids;
import org.keyholder.server.work.Jobs;
import org.keyholder.server.work.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Messages as rows: queued with the job that sends them, moved along by what the provider says. */
@Component
public class TextOutbox implements Texts {

    private static final Logger LOG = LoggerFactory.getLogger(TextOutbox.class);

    private final MessageRows rows;
    private final Jobs jobs;
    private final TenantTransactions transactions;
    private final ObjectProvider<MessageObserver> observers;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;
    private final MeterRegistry meters;

    TextOutbox(
            MessageRows rows,
            Jobs jobs,
            TenantTransactions transactions,
            ObjectProvider<MessageObserver> observers,
            Audit audit,
            Ids ids,
            Clock clock,
            MeterRegistry meters) {
        this.rows = rows;
        this.jobs = jobs;
        this.transactions = transactions;
        this.observers = observers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public List<MessageId> queue(List<NewText> texts) {
        var now = clock.instant();
        var queued = texts.stream()
                .map(text -> new MessageRows.Queued(new MessageId(ids.next()), text))
                .toList();
        rows.insert(queued, now);
        audit.write(queued.stream().map(TextOutbox::note).toList());
        jobs.scheduleNew(
                TextSender.KIND,
                queued.stream()
                        .map(one -> new Subject.OfDealer(
                                one.text().dealer(), one.id().value()))
                        .toList(),
                now);
        return queued.stream().map(MessageRows.Queued::id).toList();
    }

    /** Neither its words nor its link: what it is about is on record there. */
    private static AuditNote note(MessageRows.Queued queued) {
        var text = queued.text();
        return AuditNote.of(AuditKind.TEXT_QUEUED, text.dealer().value())
                .about("text", queued.id().value())
                .saying(Map.of(
                        "about", text.conversation().toString(), "to", text.to().e164()));
    }

    @Override
    public Set<PhoneNumber> optedOut(Collection<PhoneNumber> numbers) {
        return numbers.isEmpty() ? Set.of() : rows.optedOut(numbers);
    }

    @Override
    public void repeatNoMore(DealerId dealer, Collection<Conversation> conversations) {
        if (!conversations.isEmpty()) {
            rows.repeatNoMore(dealer, conversations, clock.instant());
        }
    }

    @Override
    public void repeatNoMore(DealerId dealer, PhoneNumber to) {
        rows.repeatNoMore(dealer, to, clock.instant());
    }

    @Override
    public void sendNoMore(DealerId dealer, Collection<Conversation> conversations) {
        if (!conversations.isEmpty()) {
            rows.sendNoMore(dealer, conversations, clock.instant());
        }
    }

    @Override
    public int count(DealerId dealer, String kind, Instant since) {
        return rows.count(dealer, kind, since);
    }

    @Override
    public Optional<Instant> lastBut(int place, DealerId dealer, String kind, Instant since) {
        return rows.lastBut(place, dealer, kind, since);
    }

    @Override
    public Optional<Instant> lastBut(int place, DealerId dealer, String kind, PhoneNumber to, Instant since) {
        return rows.lastBut(place, dealer, kind, to, since);
    }

    /** Writes down that the provider took the message, and what it said of it before we knew its id. */
    void taken(MessageRows.Message message, String providerId) {
        var now = clock.instant();
        transactions.run(TenantScope.dealer(message.dealer()), () -> {
            if (rows.taken(message, providerId, now)) {
                became(message, TextState.SENT, null, now);
            }
        });
        // By itself, without a transaction: hardly ever is there one.
        if (rows.hasEarly(providerId)) {
            applyEarly(message.dealer(), message.id(), providerId);
        }
    }

    /**
     * Applies the receipts that came before the message had its provider's id. Taken out and applied in one transaction:
     * the provider was told that we have them.
     */
    void applyEarly(DealerId dealer, MessageId id, String providerId) {
        transactions.run(
                TenantScope.dealer(dealer),
                () -> rows.takeEarly(providerId)
                        .forEach(receipt -> move(dealer, id, receipt.state(), receipt.failure())));
    }

    /** Writes down that the message will not arrive. */
    void failed(MessageRows.Message message, Failure failure) {
        transactions.run(TenantScope.dealer(message.dealer()), () -> {
            rows.attempted(message, FailureWords.of(failure.why()));
            move(message.dealer(), message.id(), TextState.FAILED, failure);
        });
    }

    void later(MessageRows.Message message, String problem) {
        transactions.run(TenantScope.dealer(message.dealer()), () -> rows.attempted(message, problem));
    }

    /** Writes down that the message may have been taken and may not, and says so the first time. */
    void doubtful(MessageRows.Message message, String problem) {
        var now = clock.instant();
        transactions.run(TenantScope.dealer(message.dealer()), () -> {
            if (rows.doubtful(message, problem, now)) {
                LOG.warn(
                        "It is not known whether text {} of dealer {} went out: {}.",
                        message.id(),
                        message.dealer(),
                        problem);
                meters.counter("keyholder.texts", "became", "outcome-unknown").increment();
                if (message.doubt().isEmpty()) {
                    observer(message)
                            .moved(new MessageMoved.OutcomeUnknown(message.dealer(), message.conversation(), now));
                }
            }
        });
    }

    void lookedUp(MessageRows.Message message) {
        transactions.run(TenantScope.dealer(message.dealer()), () -> rows.lookedUp(message));
    }

    /** Takes in what the provider says of a message that it names by our own id too; when it returns, it is on disk. */
    public void receive(MessageRef message, Receipt receipt) {
        if (!apply(receipt) && !adopt(message, receipt)) {
            keep(receipt);
        }
    }

    /**
     * Applies the receipt of a text whose id at the provider we never learnt. Where we know another one for the message, this is about
     * a repeat of it: that it arrived counts, and that it did not says nothing about the other.
     */
    private boolean adopt(MessageRef message, Receipt receipt) {
        return transactions.call(TenantScope.dealer(message.dealer()), () -> {
            if (rows.adopt(message, receipt.providerId())) {
                move(message.dealer(), message.id(), TextState.SENT, null);
                move(message.dealer(), message.id(), receipt.state(), receipt.failure());
                return true;
            }
            if (receipt.state() == TextState.DELIVERED) {
                move(message.dealer(), message.id(), TextState.DELIVERED, null);
            }
            return rows.outgoing(message.dealer(), message.id()).isPresent();
        });
    }

    /** Takes a receipt in; when it returns, it is on disk. */
    public void receive(Receipt receipt) {
        if (!apply(receipt)) {
            keep(receipt);
        }
    }

    private void keep(Receipt receipt) {
        transactions.runUnscoped(() -> rows.keepEarly(receipt, clock.instant()));
        // The message may have got its provider's id between our looking and our keeping.
        known(receipt).ifPresent(message -> applyEarly(message.dealer(), message.id(), receipt.providerId()));
    }

    private boolean apply(Receipt receipt) {
        var known = known(receipt);
        known.filter(message -> message.state().mayBecome(receipt.state()))
                .ifPresent(message -> transactions.run(
                        TenantScope.dealer(message.dealer()),
                        () -> move(message.dealer(), message.id(), receipt.state(), receipt.failure())));
        return known.isPresent();
    }

    /** By itself, without a transaction: one way to the database and back. */
    private Optional<MessageRows.Known> known(Receipt receipt) {
        return rows.byProvider(receipt.providerId());
    }

    private void move(DealerId dealer, MessageId id, TextState to, @Nullable Failure failure) {
        var now = clock.instant();
        rows.move(dealer, id, to, failure, now).ifPresent(before -> became(before, to, failure, now));
    }

    private void became(MessageRows.Message before, TextState to, @Nullable Failure failure, Instant now) {
        meters.counter("keyholder.texts", "became", to.code()).increment();
        tell(before, to, failure, now);
    }

    private void tell(MessageRows.Message message, TextState to, @Nullable Failure failure, Instant now) {
        var observer = observer(message);
        for (var move : moves(message, to, failure, now)) {
            observer.moved(move);
        }
    }

    private MessageObserver observer(MessageRows.Message message) {
        var observer = observersByKind().get(message.conversation().kind());
        if (observer == null) {
            throw new IllegalStateException(
                    "Nobody observes " + message.conversation().kind());
        }
        return observer;
    }

    /** A receipt that overtook "sent" tells of both. */
    private static List<MessageMoved> moves(
            MessageRows.Message message, TextState to, @Nullable Failure failure, Instant now) {
        var sent = new MessageMoved.Sent(message.dealer(), message.conversation(), now);
        var delivered = new MessageMoved.Delivered(message.dealer(), message.conversation(), now);
        return switch (to) {
            case QUEUED -> List.of();
            case SENT -> List.of(sent);
            case DELIVERED -> message.state() == TextState.QUEUED ? List.of(sent, delivered) : List.of(delivered);
            case FAILED ->
                List.of(new MessageMoved.Failed(
                        message.dealer(),
                        message.conversation(),
                        now,
                        Objects.requireNonNull(failure).why()));
        };
    }

    private Map<String, MessageObserver> observersByKind() {
        return observers.stream().collect(Collectors.toMap(MessageObserver::kind, Function.identity()));
    }
}
