package org.keyholder.server.messaging.internal.twilio;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.messaging.MessagingSettings;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.messaging.internal.IncomingTexts;
import org.keyholder.server.messaging.internal.MessageRef;
import org.keyholder.server.messaging.internal.TextOutbox;
import org.keyholder.server.shared.Refusal;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Twilio tells us: receipts and replies. Answered only once they are on disk. */
@RestController
class TwilioCallback {

    private static final int LONGEST_BODY = 5000;

    private final MessagingSettings settings;
    private final PublicUrl publicUrl;
    private final TextOutbox outbox;
    private final IncomingTexts incoming;

    TwilioCallback(MessagingSettings settings, PublicUrl publicUrl, TextOutbox outbox, IncomingTexts incoming) {
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.outbox = outbox;
        this.incoming = incoming;
    }

    @PostMapping(TwilioProvider.STATUS_PATH)
    ResponseEntity<Void> status(HttpServletRequest request) {
        var form = signedForm(request);
        var sid = form.needed("MessageSid");
        var status = form.needed("MessageStatus");
        // The address is part of what is signed, and it was we who put our id into it.
        named(request)
                .ifPresentOrElse(
                        message -> TwilioCodes.receiptOrTaken(sid, status, errorCode(form))
                                .ifPresent(receipt -> outbox.receive(message, receipt)),
                        () -> TwilioCodes.receipt(sid, status, errorCode(form)).ifPresent(outbox::receive));
        return ResponseEntity.noContent().build();
    }

    /** The servlet's parameters hold the form's fields too, but those of the address come first. */
    private static Optional<MessageRef> named(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null
                ? Optional.empty()
                : TwilioForm.parse(query).get(TwilioProvider.MESSAGE).flatMap(MessageRef::read);
    }

    @PostMapping("/providers/twilio/inbound")
    ResponseEntity<String> inbound(HttpServletRequest request) {
        var form = signedForm(request);
        var from = PhoneNumber.read(form.needed("From"), settings.region())
                .orElseThrow(() -> Refusal.invalid("number-invalid", "From", "This is not a phone number."));
        var body = form.get("Body").orElse("");
        var reply = incoming.receive(
                form.needed("MessageSid"), from, body.substring(0, Math.min(body.length(), LONGEST_BODY)));
        return ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(twiml(reply));
    }

    private static String twiml(Optional<String> reply) {
        return reply.map(text -> "<Response><Message>" + text + "</Message></Response>")
                .orElse("<Response/>");
    }

    private TwilioForm signedForm(HttpServletRequest request) {
        var account = settings.twilio();
        var shown = request.getHeader("X-Twilio-Signature");
        if (account == null || shown == null) {
            throw unsigned();
        }
        var form = TwilioForm.read(request);
        var urls = CalledUrl.of(request, URI.create(publicUrl.base())).forms();
        if (!new TwilioSignature(account.authToken()).fits(shown, urls, form)) {
            throw unsigned();
        }
        return form;
    }

    private static Refusal unsigned() {
        return new Refusal(Refusal.Kind.UNSIGNED, "signature-wrong", null, "The signature does not fit.");
    }

    /** "0" is Twilio's word for none. */
    private static @Nullable String errorCode(TwilioForm form) {
        return form.get("ErrorCode")
                .filter(code -> !code.isBlank() && !code.equals("0"))
                .orElse(null);
    }
}
