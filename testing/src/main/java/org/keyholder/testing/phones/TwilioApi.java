package org.keyholder.testing.phones;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.testing.web.Answer;
import org.keyholder.testing.web.Call;
import org.keyholder.testing.web.Routes;

/** Twilio's REST face: sending a text and asking what became of it. */
final class TwilioApi {

    private static final String MESSAGES = "/2010-04-01/Accounts/{account}/Messages";
    private static final int LONGEST_BODY = 1_600;

    /** What came of a request: a message, or an error. */
    private record Outcome(@Nullable TextMessage message, Answer answer, int status) {

        static Outcome refused(TwilioError error) {
            return new Outcome(null, error.answer(), error.status());
        }

        /** Other than what came of it. */
        Outcome answering(Answer other, int otherStatus) {
            return new Outcome(message, other, otherStatus);
        }
    }

    private final PhoneNetwork network;
    private final PhoneNetworkOptions options;
    private final String authorization;

    TwilioApi(PhoneNetwork network, PhoneNetworkOptions options) {
        this.network = network;
        this.options = options;
        String pair = options.accountSid() + ":" + options.authToken();
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    Routes routes() {
        return new Routes()
                .post(MESSAGES + ".json", this::create)
                .get(MESSAGES + ".json", this::list)
                .get(MESSAGES + "/{sid}", this::fetch);
    }

    private Answer create(Call call) throws Exception {
        Instant arrived = options.clock().instant();
        Map<String, String> form = call.fields();
        Fault fault = network.fault();
        Outcome outcome = switch (fault) {
            case NONE, TAKES_THEN_HANGS -> take(call, form);
            case TAKES_WITHOUT_ID -> take(call, form).answering(Answer.json(201, Map.of("status", "queued")), 201);
            case TAKES_THEN_BREAKS -> take(call, form).answering(Answer.json(502, Map.of()), 502);
            case ANSWERS_500 -> Outcome.refused(TwilioError.BROKEN);
            case RATE_LIMITED -> Outcome.refused(TwilioError.TOO_MANY);
            case ANSWERS_NOTHING -> new Outcome(null, new Answer.HangUp(), 0);
        };
        boolean silent = fault == Fault.TAKES_THEN_HANGS || fault == Fault.ANSWERS_NOTHING;
        network.heard(request(arrived, form, outcome, silent));
        return silent ? network.hang() : outcome.answer;
    }

    private static ProviderRequest request(Instant arrived, Map<String, String> form, Outcome outcome, boolean silent) {
        String sid = outcome.message == null ? null : outcome.message.sid();
        int answered = silent ? 0 : outcome.status;
        return new ProviderRequest(
                arrived, form.getOrDefault("To", ""), form.getOrDefault("Body", ""), form, answered, sid);
    }

    private Outcome take(Call call, Map<String, String> form) {
        return notSignedIn(call).or(() -> wrongWith(form)).map(Outcome::refused).orElseGet(() -> accept(form));
    }

    private Optional<TwilioError> notSignedIn(Call call) {
        byte[] given = call.header("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        boolean right = MessageDigest.isEqual(given, authorization.getBytes(StandardCharsets.UTF_8))
                && call.pathVariable("account").equals(options.accountSid());
        return right ? Optional.empty() : Optional.of(TwilioError.NOT_SIGNED_IN);
    }

    private Optional<TwilioError> wrongWith(Map<String, String> form) {
        String to = form.getOrDefault("To", "");
        String body = form.getOrDefault("Body", "");
        if (to.isBlank()) {
            return Optional.of(TwilioError.NO_TO);
        }
        if (sender(form).isEmpty()) {
            return Optional.of(TwilioError.NO_FROM);
        }
        if (body.isEmpty()) {
            return Optional.of(TwilioError.NO_BODY);
        }
        if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
            return Optional.of(TwilioError.LONG_BODY);
        }
        return wrongWithNumber(to);
    }

    private Optional<TwilioError> wrongWithNumber(String to) {
        if (!to.matches("\\+[1-9][0-9]{6,14}")) {
            return Optional.of(TwilioError.invalid(to));
        }
        Phone phone = network.phone(to);
        if (phone.behaviour() == Behaviour.INVALID) {
            return Optional.of(TwilioError.invalid(to));
        }
        if (phone.behaviour() == Behaviour.NOT_MOBILE) {
            return Optional.of(TwilioError.notMobile(to));
        }
        return phone.optedOut() ? Optional.of(TwilioError.optedOut()) : Optional.empty();
    }

    private static String sender(Map<String, String> form) {
        return form.getOrDefault("From", form.getOrDefault("MessagingServiceSid", ""));
    }

    private Outcome accept(Map<String, String> form) {
        String body = form.getOrDefault("Body", "");
        TextMessage message = network.accept(
                form.getOrDefault("To", ""), sender(form), body, Optional.ofNullable(form.get("StatusCallback")));
        return new Outcome(message, Answer.json(201, describe(message)), 201);
    }

    /** The newest first, as Twilio lists them. */
    private Answer list(Call call) throws Exception {
        Optional<TwilioError> stranger = notSignedIn(call);
        if (stranger.isPresent()) {
            return stranger.get().answer();
        }
        if (network.fault() == Fault.ANSWERS_NOTHING) {
            return network.hang();
        }
        if (!network.lists() || network.fault() == Fault.ANSWERS_500) {
            return TwilioError.BROKEN.answer();
        }
        String to = call.query("To").orElse("");
        List<Map<String, @Nullable Object>> messages = network.phone(to).messages().reversed().stream()
                .filter(message -> message.direction() == TextMessage.Direction.TO_PHONE)
                .map(this::describe)
                .toList();
        return Answer.json(200, Map.of("messages", messages, "page", 0, "page_size", messages.size()));
    }

    private Answer fetch(Call call) {
        Optional<TwilioError> stranger = notSignedIn(call);
        if (stranger.isPresent()) {
            return stranger.get().answer();
        }
        String sid = call.pathVariable("sid").replaceFirst("\\.json$", "");
        return network.find(sid)
                .map(message -> Answer.json(describe(message)))
                .orElseGet(() -> TwilioError.notFound(call.path()).answer());
    }

    private Map<String, @Nullable Object> describe(TextMessage message) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(message.at().atOffset(ZoneOffset.UTC));
        boolean service = message.from().startsWith("MG");
        String uri = "/2010-04-01/Accounts/" + options.accountSid() + "/Messages/" + message.sid();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("account_sid", options.accountSid());
        json.put("api_version", "2010-04-01");
        json.put("body", message.body());
        json.put("date_created", date);
        json.put("date_sent", message.status() == MessageStatus.QUEUED ? null : date);
        json.put("date_updated", date);
        json.put("direction", "outbound-api");
        json.put("error_code", message.errorCode());
        json.put("error_message", null);
        json.put("from", service ? null : message.from());
        json.put("messaging_service_sid", service ? message.from() : null);
        json.put("num_media", "0");
        json.put("num_segments", Integer.toString(Segments.of(message.body())));
        json.put("price", null);
        json.put("price_unit", "USD");
        json.put("sid", message.sid());
        json.put("status", message.status().wire());
        json.put("subresource_uris", Map.of("media", uri + "/Media.json"));
        json.put("to", message.to());
        json.put("uri", uri + ".json");
        return json;
    }
}
