package org.keyholder.server.messaging.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
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
class TextOutbox implements Texts {

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
    public MessageId queue(NewText text) {
        var id = new MessageId(ids.next());
        var now = clock.instant();
        rows.insert(id, text, now);
        jobs.schedule(TextSender.KIND, new Subject(text.dealer().value(), id.value()), now);
        return id;
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
                became(message, Progress.SENT, null, now);
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
                        .forEach(receipt -> receipt.progress()
                                .ifPresent(progress -> move(dealer, id, progress, receipt.errorCode()))));
    }

    /** Writes down that the message will not arrive. */
    void failed(MessageRows.Message message, String code) {
        transactions.run(TenantScope.dealer(message.dealer()), () -> {
            rows.attempted(message, FailureWords.of(code));
            move(message.dealer(), message.id(), Progress.FAILED, code);
        });
    }

    void later(MessageRows.Message message, String problem) {
        transactions.run(TenantScope.dealer(message.dealer()), () -> rows.attempted(message, problem));
    }

    /** Takes a receipt in; when it returns, it is on disk. */
    void receive(Receipt receipt) {
        var progress = receipt.progress();
        if (progress.isEmpty()) {
            return;
        }
        if (apply(receipt, progress.get())) {
            return;
        }
        transactions.runUnscoped(() -> rows.keepEarly(receipt, clock.instant()));
        // The message may have got its provider's id between our looking and our keeping.
        known(receipt).ifPresent(message -> applyEarly(message.dealer(), message.id(), receipt.providerId()));
    }

    private boolean apply(Receipt receipt, Progress progress) {
        var known = known(receipt);
        known.filter(message -> message.progress().mayMoveTo(progress))
                .ifPresent(message -> transactions.run(
                        TenantScope.dealer(message.dealer()),
                        () -> move(message.dealer(), message.id(), progress, receipt.errorCode())));
        return known.isPresent();
    }

    /** By itself, without a transaction: one way to the database and back. */
    private Optional<MessageRows.Known> known(Receipt receipt) {
        return rows.byProvider(receipt.providerId());
    }

    private void move(DealerId dealer, MessageId id, Progress to, @Nullable String failureCode) {
        var message = rows.lock(dealer, id).orElseThrow();
        if (!message.progress().mayMoveTo(to)) {
            return;
        }
        var now = clock.instant();
        rows.move(message, to, failureCode, now);
        became(message, to, failureCode, now);
    }

    private void became(MessageRows.Message before, Progress to, @Nullable String failureCode, Instant now) {
        meters.counter("keyholder.texts", "became", to.code()).increment();
        tell(before, to, failureCode, now);
    }

    private void tell(MessageRows.Message message, Progress to, @Nullable String failureCode, Instant now) {
        var observer = observersByKind().get(message.conversation().kind());
        if (observer == null) {
            throw new IllegalStateException(
                    "Nobody observes " + message.conversation().kind());
        }
        for (var move : moves(message, to, failureCode, now)) {
            observer.moved(move);
        }
    }

    /** A receipt that overtook "sent" tells of both. */
    private static List<MessageMoved> moves(
            MessageRows.Message message, Progress to, @Nullable String failureCode, Instant now) {
        var sent = new MessageMoved.Sent(message.dealer(), message.conversation(), now);
        var delivered = new MessageMoved.Delivered(message.dealer(), message.conversation(), now);
        return switch (to) {
            case QUEUED -> List.of();
            case SENT -> List.of(sent);
            case DELIVERED -> message.progress() == Progress.QUEUED ? List.of(sent, delivered) : List.of(delivered);
            case UNDELIVERED, FAILED ->
                List.of(new MessageMoved.Failed(
                        message.dealer(),
                        message.conversation(),
                        now,
                        FailureWords.of(failureCode == null ? "unknown" : failureCode)));
        };
    }

    private Map<String, MessageObserver> observersByKind() {
        return observers.stream().collect(Collectors.toMap(MessageObserver::kind, Function.identity()));
    }
}
