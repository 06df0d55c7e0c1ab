package org.keyholder.server.messaging.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.messaging.MessagingSettings;
import org.keyholder.server.messaging.PhoneNumber;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Twilio's REST API, Messages resource (twilio_api_v2010), by java.net.http. */
final class TwilioProvider implements TextProvider {

    static final String STATUS_PATH = "/providers/twilio/status";

    private static final int LONGEST_ANSWER = 64 * 1024;

    private final MessagingSettings settings;
    private final MessagingSettings.Twilio account;
    private final PublicUrl publicUrl;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http;

    TwilioProvider(MessagingSettings settings, MessagingSettings.Twilio account, PublicUrl publicUrl) {
        this.settings = settings;
        this.account = account;
        this.publicUrl = publicUrl;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.answerTimeout())
                .build();
    }

    @Override
    public Handed send(PhoneNumber to, String body) {
        var sent = http.sendAsync(
                request(to, body),
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER));
        try {
            return read(sent.get(settings.answerTimeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            sent.cancel(true);
            return new Handed.Later("the phone network did not answer in time");
        } catch (ExecutionException e) {
            return new Handed.Later("the phone network cannot be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Handed.Later("the server stops");
        }
    }

    private HttpRequest request(PhoneNumber to, String body) {
        var form = new LinkedHashMap<String, String>();
        form.put("To", to.e164());
        form.put(account.from().startsWith("MG") ? "MessagingServiceSid" : "From", account.from());
        form.put("Body", body);
        form.put("StatusCallback", publicUrl.base() + STATUS_PATH);
        var base = account.baseUrl().toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(
                        URI.create(base + "/2010-04-01/Accounts/" + account.accountSid() + "/Messages.json"))
                .timeout(settings.answerTimeout())
                .header("Authorization", basic())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build();
    }

    private String basic() {
        var pair = account.accountSid() + ":" + account.authToken();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Handed read(HttpResponse<String> response) {
        int status = response.statusCode();
        var answer = parse(response.body());
        if (status == 201 || status == 200) {
            var sid = answer.path("sid").asString("");
            return sid.isEmpty() ? new Handed.Later("the phone network's answer names no id") : new Handed.Taken(sid);
        }
        // 401 and 403 are our own set-up: mended there, the text still goes out.
        var later = status >= 500 || status == 429 || status == 408 || status == 401 || status == 403;
        return later
                ? new Handed.Later("the phone network answered with HTTP status " + status)
                : new Handed.Never(answer.path("code").asString("unknown"));
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }
}
