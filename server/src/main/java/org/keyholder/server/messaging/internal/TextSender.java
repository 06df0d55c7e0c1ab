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
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.work.JobHandler;
import org.keyholder.server.work.Result;
import org.keyholder.server.work.Subject;
import org.springframework.stereotype.Component;

/** Sends one queued text: the job that was written together with it. */
@Component
class TextSender implements JobHandler {

    static final String KIND = "send-text";

    private final MessageRows rows;
    private final TextOutbox outbox;
    private final TextProvider provider;
    private final LinkTokens tokens;
    private final PublicUrl publicUrl;
    private final MessagingSettings settings;
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
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Result run(Subject subject, BooleanSupplier stopping) {
        var dealer = new DealerId(subject.tenant());
        var found =
                transactions.call(TenantScope.dealer(dealer), () -> rows.outgoing(dealer, new MessageId(subject.id())));
        return found.map(outgoing -> send(outgoing.message(), outgoing.optedOut()))
                .orElseGet(Result.Done::new);
    }

    /** A crash after the provider took it and before that was written down repeats the text, and loses none. */
    private Result send(MessageRows.Message message, boolean optedOut) {
        if (message.progress() != Progress.QUEUED) {
            message.providerId().ifPresent(providerId -> outbox.applyEarly(message.dealer(), message.id(), providerId));
            return new Result.Done();
        }
        if (!clock.instant().isBefore(message.giveUpAt())) {
            outbox.failed(message, "expired");
            return new Result.Done();
        }
        if (optedOut) {
            outbox.failed(message, "21610");
            return new Result.Done();
        }
        return written(message, provider.send(message.to(), body(message)));
    }

    private Result written(MessageRows.Message message, TextProvider.Handed handed) {
        return switch (handed) {
            case TextProvider.Handed.Taken(var providerId) -> {
                outbox.taken(message, providerId);
                yield new Result.Done();
            }
            case TextProvider.Handed.Never(var code) -> {
                outbox.failed(message, code);
                yield new Result.Done();
            }
            case TextProvider.Handed.Later(var problem) -> {
                outbox.later(message, problem);
                yield new Result.Again(next(message));
            }
        };
    }

    private String body(MessageRows.Message message) {
        return message.link()
                .map(link -> message.body().replace(NewText.LINK, publicUrl.base() + link.path() + tokens.token(link)))
                .orElse(message.body());
    }

    private Instant next(MessageRows.Message message) {
        var pause = settings.firstRetry().multipliedBy(1L << Math.min(message.attempts(), 20));
        var next = clock.instant().plus(pause.compareTo(settings.longestRetry()) > 0 ? settings.longestRetry() : pause);
        return next.isAfter(message.giveUpAt()) ? message.giveUpAt() : next;
    }
}
