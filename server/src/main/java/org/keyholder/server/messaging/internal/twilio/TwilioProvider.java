package org.keyholder.server.messaging.internal.twilio;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.messaging.MessagingSettings;
import org.keyholder.server.messaging.internal.TextProvider;
import org.keyholder.server.outgoing.HttpPoster;
import org.keyholder.server.outgoing.Posted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Twilio's REST API, Messages resource (twilio_api_v2010), by HTTP POST. */
final class TwilioProvider implements TextProvider, AutoCloseable {

    static final String STATUS_PATH = "/providers/twilio/status";

    private static final Logger log = LoggerFactory.getLogger(TwilioProvider.class);

    /** The parameter of the status address that holds our own id. */
    static final String MESSAGE = "message";

    /** The newest: what is looked for was sent within the hour. More might not fit into the answer that is read. */
    private static final int LISTED = 20;

    private final MessagingSettings.Twilio account;
    private final PublicUrl publicUrl;
    private final JsonMapper json = JsonMapper.builder().build();
    private final URI messages;
    private final String authorization;
    private final HttpPoster http;

    TwilioProvider(MessagingSettings settings, MessagingSettings.Twilio account, PublicUrl publicUrl) {
        this.account = account;
        this.publicUrl = publicUrl;
        this.messages = messages(account);
        this.authorization = basic(account);
        this.http = new HttpPoster(settings.answerTimeout(), settings.answerTimeout());
    }

    @Override
    public Handed send(ReadyText text) {
        var posted = http.post(
                messages, "application/x-www-form-urlencoded", Map.of("Authorization", authorization), form(text));
        return switch (posted) {
            case Posted.Answered answered -> read(answered);
            case Posted.NotTrusted(var why) -> new Handed.Later("the phone network shows no trusted certificate");
            case Posted.Unreachable() -> new Handed.Later("the phone network cannot be reached");
            case Posted.Broken() -> new Handed.OutcomeUnknown("the connection to the phone network broke");
            case Posted.TooLate() -> new Handed.OutcomeUnknown("the phone network did not answer in time");
        };
    }

    @Override
    public LookedUp lookUp(ReadyText text) {
        // Not by the day it was sent: a text that still waits at Twilio has none. The newest come first.
        var query = "?" + encoded(Map.of("To", text.to().e164())) + "&PageSize=" + LISTED;
        var posted = http.get(URI.create(messages + query), Map.of("Authorization", authorization));
        if (posted instanceof Posted.Answered(var status, var body) && status == 200) {
            return TwilioList.find(parse(body), text)
                    .<LookedUp>map(LookedUp.Found::new)
                    .orElseGet(LookedUp.NotKnown::new);
        }
        log.warn("Twilio's list could not be read while text {} was looked for: {}.", text.message(), said(posted));
        return new LookedUp.NotKnown();
    }

    private static String said(Posted posted) {
        return posted instanceof Posted.Answered(var status, var body)
                ? "HTTP status " + status
                : "no answer, or one that cannot be used";
    }

    private String form(ReadyText text) {
        var form = new LinkedHashMap<String, String>();
        form.put("To", text.to().e164());
        form.put(account.from().startsWith("MG") ? "MessagingServiceSid" : "From", account.from());
        form.put("Body", text.body());
        // Our own id comes back in the signed address: a receipt finds its text also where the answer to this request
        // is lost.
        form.put("StatusCallback", publicUrl.base() + STATUS_PATH + "?" + MESSAGE + "=" + text.message());
        return encoded(form);
    }

    private static URI messages(MessagingSettings.Twilio account) {
        var base = account.baseUrl().toString().replaceAll("/+$", "");
        return URI.create(base + "/2010-04-01/Accounts/" + account.accountSid() + "/Messages.json");
    }

    private static String basic(MessagingSettings.Twilio account) {
        var pair = account.accountSid() + ":" + account.authToken();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Handed read(Posted.Answered response) {
        int status = response.status();
        var answer = parse(response.body());
        if (status >= 200 && status < 300) {
            var sid = answer.path("sid").asString("");
            return TwilioCodes.isSid(sid)
                    ? new Handed.Taken(sid)
                    : new Handed.OutcomeUnknown("the phone network's answer names no id");
        }
        var problem = "the phone network answered with HTTP status " + status;
        // An error of 500 or above with a code is Twilio's own refusal; without one it may come from something on the
        // way, behind
        // which the text was taken.
        if (status >= 500 && status != 503 && code(answer) == null) {
            return new Handed.OutcomeUnknown(problem);
        }
        return mayBeTakenLater(status)
                ? new Handed.Later(problem)
                : new Handed.Never(TwilioCodes.failure(code(answer)));
    }

    /** Redirects, 401 and 403 are our own set-up: mended there, the text still goes out. */
    private static boolean mayBeTakenLater(int status) {
        return status < 400 || status >= 500 || status == 429 || status == 408 || status == 401 || status == 403;
    }

    private static @Nullable String code(JsonNode answer) {
        var code = answer.path("code").asString("");
        return code.isEmpty() ? null : code;
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
