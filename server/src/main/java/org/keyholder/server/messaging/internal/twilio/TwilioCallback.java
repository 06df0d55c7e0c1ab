package org.keyholder.server.messaging.internal.twilio;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.messaging.MessagingSettings;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.messaging.internal.IncomingTexts;
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
        checkSignature(request);
        TwilioCodes.receipt(
                        needed(request, "MessageSid"),
                        needed(request, "MessageStatus"),
                        errorCode(request.getParameter("ErrorCode")))
                .ifPresent(outbox::receive);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/providers/twilio/inbound")
    ResponseEntity<String> inbound(HttpServletRequest request) {
        checkSignature(request);
        var from = PhoneNumber.read(needed(request, "From"), settings.region())
                .orElseThrow(() -> Refusal.invalid("number-invalid", "From", "This is not a phone number."));
        var body = Optional.ofNullable(request.getParameter("Body")).orElse("");
        var reply = incoming.receive(
                needed(request, "MessageSid"), from, body.substring(0, Math.min(body.length(), LONGEST_BODY)));
        return ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(twiml(reply));
    }

    private static String twiml(Optional<String> reply) {
        return reply.map(text -> "<Response><Message>" + text + "</Message></Response>")
                .orElse("<Response/>");
    }

    private void checkSignature(HttpServletRequest request) {
        var account = settings.twilio();
        var shown = request.getHeader("X-Twilio-Signature");
        if (account == null || shown == null || !fits(account, shown, request)) {
            throw new Refusal(Refusal.Kind.UNKNOWN_KEY, "signature-wrong", null, "The signature does not fit.");
        }
    }

    private boolean fits(MessagingSettings.Twilio account, String shown, HttpServletRequest request) {
        var query = request.getQueryString();
        try {
            var url = new URI(publicUrl.base() + request.getRequestURI() + (query == null ? "" : "?" + query));
            Map<String, String[]> form = request.getParameterMap();
            return new TwilioSignature(account.authToken()).fits(shown, url, form);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String needed(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        if (value == null
                || value.isBlank()
                || value.length() > 200
                || value.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.invalid("field-missing", name, "This field is needed.");
        }
        return value;
    }

    /** "0" is Twilio's word for none. */
    private static @Nullable String errorCode(@Nullable String value) {
        return value == null || value.isBlank() || value.equals("0") ? null : value;
    }
}
