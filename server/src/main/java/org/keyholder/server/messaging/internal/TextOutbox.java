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
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
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
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Messages as rows: queued with the job that sends them, moved along by what the provider says. */
@Component
public class TextOutbox implements Texts {

    private final MessageRows rows;
    private final Jobs jobs;
    private final TenantTransactions transactions;
    private final ObjectProvider<MessageObserver> observers;
    private final Ids ids;
    private final Clock clock;
    private final MeterRegistry meters;

    TextOutbox(
            MessageRows rows,
            Jobs jobs,
            TenantTransactions transactions,
            ObjectProvider<MessageObserver> observers,
            Ids ids,
            Clock clock,
            MeterRegistry meters) {
        this.rows = rows;
        this.jobs = jobs;
        this.transactions = transactions;
        this.observers = observers;
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
        jobs.scheduleNew(
                TextSender.KIND,
                queued.stream()
                        .map(one -> new Subject.OfDealer(
                                one.text().dealer(), one.id().value()))
                        .toList(),
                now);
        return queued.stream().map(MessageRows.Queued::id).toList();
    }

    @Override
    public Set<PhoneNumber> optedOut(Collection<PhoneNumber> numbers) {
        return numbers.isEmpty() ? Set.of() : rows.optedOut(numbers);
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

    /** Takes a receipt in; when it returns, it is on disk. */
    public void receive(Receipt receipt) {
        if (apply(receipt)) {
            return;
        }
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
        var observer = observersByKind().get(message.conversation().kind());
        if (observer == null) {
            throw new IllegalStateException(
                    "Nobody observes " + message.conversation().kind());
        }
        for (var move : moves(message, to, failure, now)) {
            observer.moved(move);
        }
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
