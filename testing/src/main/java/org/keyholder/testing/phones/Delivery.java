package org.keyholder.testing.phones;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes one accepted text to its phone, step by step, and tells the product of each step. */
final class Delivery {

    /** One step: when, what is then true, and the error that goes with it. */
    private record Step(
            Duration after, MessageStatus status, @Nullable Integer error) {}

    private final PhoneNetworkOptions options;
    private final Webhooks webhooks;

    Delivery(PhoneNetworkOptions options, Webhooks webhooks) {
        this.options = options;
        this.webhooks = webhooks;
    }

    /** Runs until the last step is told, or the network closes. */
    void run(Phone phone, TextMessage message, Optional<URI> callback, boolean muddled, Duration slowBy) {
        try {
            List<Step> steps = steps(phone.behaviour(), slowBy);
            if (muddled) {
                muddle(phone, message, callback, steps);
            } else {
                inOrder(phone, message, callback, steps);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Step> steps(Behaviour behaviour, Duration slowBy) {
        // Normally the answer to the request is there before the first receipt; with no pause they race.
        var queued = new Step(options.receiptAfter().dividedBy(4), MessageStatus.QUEUED, null);
        var sent = new Step(options.receiptAfter(), MessageStatus.SENT, null);
        return switch (behaviour) {
            case WORKS -> List.of(queued, sent, new Step(options.receiptAfter(), MessageStatus.DELIVERED, null));
            case SLOW -> List.of(queued, sent, new Step(slowBy, MessageStatus.DELIVERED, null));
            case NO_RECEIPTS -> List.of(queued, sent);
            case LANDLINE -> List.of(queued, sent, new Step(options.receiptAfter(), MessageStatus.UNDELIVERED, 30006));
            case UNREACHABLE ->
                List.of(queued, sent, new Step(options.receiptAfter(), MessageStatus.UNDELIVERED, 30003));
            // The switch was thrown after the text had been taken.
            case INVALID, NOT_MOBILE -> List.of(queued, new Step(Duration.ZERO, MessageStatus.UNDELIVERED, 30005));
        };
    }

    private void inOrder(Phone phone, TextMessage message, Optional<URI> callback, List<Step> steps)
            throws InterruptedException {
        for (Step step : steps) {
            if (!step.after.isZero() && !webhooks.pause(step.after)) {
                return;
            }
            phone.reached(message.sid(), step.status, step.error);
            tell(message, callback, step);
        }
    }

    /** Every receipt twice, the last one first. */
    private void muddle(Phone phone, TextMessage message, Optional<URI> callback, List<Step> steps)
            throws InterruptedException {
        Step last = steps.getLast();
        if (!webhooks.pause(last.after)) {
            return;
        }
        phone.reached(message.sid(), last.status, last.error);
        List<Step> twice = new ArrayList<>(steps.reversed());
        twice.addAll(steps.reversed());
        for (Step step : twice) {
            tell(message, callback, step);
        }
    }

    private void tell(TextMessage message, Optional<URI> callback, Step step) throws InterruptedException {
        if (callback.isEmpty()) {
            return;
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("AccountSid", options.accountSid());
        form.put("ApiVersion", "2010-04-01");
        form.put("MessageSid", message.sid());
        form.put("MessageStatus", step.status.wire());
        form.put("SmsSid", message.sid());
        form.put("SmsStatus", step.status.wire());
        form.put("To", message.to());
        form.put(message.from().startsWith("MG") ? "MessagingServiceSid" : "From", message.from());
        if (step.error != null) {
            form.put("ErrorCode", step.error.toString());
        }
        webhooks.post(callback.get(), form);
    }
}
