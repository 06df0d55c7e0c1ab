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
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.messaging.internal.TextProvider;
import org.keyholder.server.outgoing.HttpPoster;
import org.keyholder.server.outgoing.Posted;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Twilio's REST API, Messages resource (twilio_api_v2010), by HTTP POST. */
final class TwilioProvider implements TextProvider, AutoCloseable {

    static final String STATUS_PATH = "/providers/twilio/status";

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
    public Handed send(PhoneNumber to, String body) {
        var posted = http.post(
                messages, "application/x-www-form-urlencoded", Map.of("Authorization", authorization), form(to, body));
        return switch (posted) {
            case Posted.Answered answered -> read(answered);
            case Posted.Unreachable() -> new Handed.Later("the phone network cannot be reached");
            case Posted.Broken() -> new Handed.Later("the connection to the phone network broke");
            case Posted.TooLate() -> new Handed.Later("the phone network did not answer in time");
        };
    }

    private String form(PhoneNumber to, String body) {
        var form = new LinkedHashMap<String, String>();
        form.put("To", to.e164());
        form.put(account.from().startsWith("MG") ? "MessagingServiceSid" : "From", account.from());
        form.put("Body", body);
        form.put("StatusCallback", publicUrl.base() + STATUS_PATH);
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
        if (status == 201 || status == 200) {
            var sid = answer.path("sid").asString("");
            return sid.isEmpty() ? new Handed.Later("the phone network's answer names no id") : new Handed.Taken(sid);
        }
        // 401 and 403 are our own set-up: mended there, the text still goes out.
        var later = status >= 500 || status == 429 || status == 408 || status == 401 || status == 403;
        return later
                ? new Handed.Later("the phone network answered with HTTP status " + status)
                : new Handed.Never(TwilioCodes.failure(code(answer)));
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
