package org.keyholder.server.messaging.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.database.TenantTransactions;
import org.keyholder.server.messaging.LinkTokens;
import org.keyholder.server.messaging.MessageId;
import org.keyholder.server.messaging.MessagingSettings;
import org.keyholder.server.messaging.NewText;
import org.keyholder.server.messaging.TextFailure;
import org.keyholder.server.shared.Work;
import org.keyholder.server.work.Backoff;
import org.keyholder.server.work.JobHandler;
import org.keyholder.server.work.JobKind;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;

/** Sends one queued text: the job that was written together with it. */
@Component
class TextSender implements JobHandler<Subject.OfDealer> {

    static final JobKind<Subject.OfDealer> KIND = JobKind.ofDealers("send-text");

    private final MessageRows rows;
    private final TextOutbox outbox;
    private final TextProvider provider;
    private final LinkTokens tokens;
    private final PublicUrl publicUrl;
    private final Backoff backoff;
    private final DoubtRule doubts;
    private final TenantTransactions transactions;
    private final Clock clock;

    TextSender(
            MessageRows rows,
            TextOutbox outbox,
            TextProvider provider,
            LinkTokens tokens,
            PublicUrl publicUrl,
            MessagingSettings settings,
            TenantTransactions transactions,
            Clock clock) {
        this.rows = rows;
        this.outbox = outbox;
        this.provider = provider;
        this.tokens = tokens;
        this.publicUrl = publicUrl;
        this.backoff = new Backoff(settings.firstRetry(), settings.longestRetry());
        this.doubts = DoubtRule.of(settings.lookUpAfter(), settings.repeatAfter());
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public JobKind<Subject.OfDealer> kind() {
        return KIND;
    }

    /** Texts about alarms must not wait for sweeps. */
    @Override
    public Work work() {
        return Work.LINKS;
    }

    @Override
    public Result run(Subject.OfDealer subject, BooleanSupplier stopping) {
        var dealer = subject.dealer();
        var found =
                transactions.call(TenantScope.dealer(dealer), () -> rows.outgoing(dealer, new MessageId(subject.id())));
        return found.map(outgoing -> send(outgoing.message(), outgoing.optedOut()))
                .orElseGet(Result.Done::new);
    }

    /** A crash after the provider took it and before that was written down repeats the text, and loses none. */
    private Result send(MessageRows.Message message, boolean optedOut) {
        if (message.state() != TextState.QUEUED) {
            message.providerId().ifPresent(providerId -> outbox.applyEarly(message.dealer(), message.id(), providerId));
            return new Result.Done();
        }
        return message.doubt()
                .map(doubt -> settle(message, doubt, optedOut))
                .orElseGet(() -> sendFirst(message, optedOut));
    }

    private Result sendFirst(MessageRows.Message message, boolean optedOut) {
        if (!clock.instant().isBefore(message.giveUpAt())) {
            outbox.failed(message, Failure.ours(TextFailure.TOO_LATE));
            return new Result.Done();
        }
        if (optedOut) {
            outbox.failed(message, Failure.ours(TextFailure.OPTED_OUT));
            return new Result.Done();
        }
        return written(message, provider.send(ready(message)));
    }

    /** The provider may know what we do not. A person who said STOP is not sent a text for the second time. */
    private Result settle(MessageRows.Message message, Doubt doubt, boolean optedOut) {
        if (provider.lookUp(ready(message)) instanceof TextProvider.LookedUp.Found(var receipt)) {
            outbox.receive(message.ref(), receipt);
            return new Result.Done();
        }
        outbox.lookedUp(message);
        var now = clock.instant();
        var useful = now.isBefore(message.giveUpAt()) && !optedOut;
        if (useful && doubts.repeats(doubt, now)) {
            return written(message, provider.send(ready(message)));
        }
        return useful
                ? doubts.next(doubt, now, message.giveUpAt())
                        .<Result>map(Result.Again::new)
                        .orElseGet(Result.Done::new)
                : new Result.Done();
    }

    private Result written(MessageRows.Message message, TextProvider.Handed handed) {
        return switch (handed) {
            case TextProvider.Handed.Taken(var providerId) -> {
                outbox.taken(message, providerId);
                yield new Result.Done();
            }
            case TextProvider.Handed.OutcomeUnknown(var problem) -> {
                outbox.doubtful(message, problem);
                yield new Result.Again(clock.instant().plus(doubts.lookUps().first()));
            }
            case TextProvider.Handed.Never(var failure) -> {
                outbox.failed(message, failure);
                yield new Result.Done();
            }
            case TextProvider.Handed.Later(var problem) -> {
                outbox.later(message, problem);
                yield new Result.Again(next(message));
            }
        };
    }

    private TextProvider.ReadyText ready(MessageRows.Message message) {
        var link = message.link().map(leads -> publicUrl.base() + leads.path() + tokens.token(leads));
        var body = link.map(url -> message.body().replace(NewText.LINK, url)).orElse(message.body());
        return new TextProvider.ReadyText(message.ref(), message.to(), body, link);
    }

    private Instant next(MessageRows.Message message) {
        var next = clock.instant().plus(backoff.after(message.attempts()));
        return next.isAfter(message.giveUpAt()) ? message.giveUpAt() : next;
    }
}
