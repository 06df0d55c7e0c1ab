package org.keyholder.testing.phones;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keyholder.testing.phones.TextMessage.Direction;
import org.keyholder.testing.web.Answer;
import org.keyholder.testing.web.BadRequest;
import org.keyholder.testing.web.Call;
import org.keyholder.testing.web.Changes;
import org.keyholder.testing.web.Routes;

/** The phones' face for people (a page) and for scripts (JSON). */
final class PhonesFace {

    record NetworkJson(String fault, long requests, List<PhoneJson> phones) {}

    record PhoneJson(
            String number,
            String name,
            String behaviour,
            boolean optedOut,
            List<MessageJson> messages,
            List<MessageJson> replies) {}

    record MessageJson(
            String sid,
            Instant at,
            String from,
            String to,
            String body,
            List<URI> links,
            String status,
            @Nullable Integer errorCode) {}

    private final PhoneNetwork network;
    private final Changes changes;

    PhonesFace(PhoneNetwork network, Changes changes) {
        this.network = network;
        this.changes = changes;
    }

    Routes routes() {
        return new Routes()
                .get("/phones", this::page)
                .get("/phones.json", call -> Answer.json(json()))
                .get("/phones/live", this::live)
                .post("/phones", this::add)
                .post("/phones/{number}/behaviour", this::behaviour)
                .post("/phones/{number}/reply", this::reply)
                .post("/fault", this::fault);
    }

    private Answer page(Call call) {
        return call.wantsJson() ? Answer.json(json()) : PhonesPage.whole(network);
    }

    private Answer live(Call call) throws InterruptedException {
        return PhonesPage.part(changes.awaitFor(call), network);
    }

    private Answer add(Call call) throws Exception {
        Map<String, String> fields = call.fields();
        Phone phone = network.phone(number(fields.getOrDefault("number", "")));
        phone.name(fields.getOrDefault("name", phone.name()));
        return Answer.json(201, json(phone));
    }

    private Answer behaviour(Call call) throws Exception {
        Map<String, String> fields = call.fields();
        Phone phone = network.phone(number(call.pathVariable("number")));
        Behaviour next = choice(Behaviour.class, fields.get("behaviour"));
        if (fields.containsKey("delay")) {
            network.slowBy(duration(fields.get("delay")));
        }
        return Answer.json(json(phone.behaviour(next)));
    }

    private Answer reply(Call call) throws Exception {
        String text = call.fields().getOrDefault("text", "");
        if (text.isBlank()) {
            throw new BadRequest("text is empty");
        }
        return Answer.json(network.phone(number(call.pathVariable("number"))).replies(text));
    }

    private Answer fault(Call call) throws Exception {
        network.fault(choice(Fault.class, call.fields().get("fault")));
        return Answer.json(Map.of("fault", network.fault().name()));
    }

    private static String number(String given) {
        String number = given.startsWith("+") ? given : "+" + given.strip();
        if (!number.matches("\\+[0-9]{3,15}")) {
            throw new BadRequest("a number looks like +13125550143");
        }
        return number;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, @Nullable String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> word != null && one.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BadRequest("one of " + Arrays.toString(type.getEnumConstants())));
    }

    private static Duration duration(@Nullable String text) {
        try {
            return Duration.parse(String.valueOf(text));
        } catch (DateTimeParseException broken) {
            throw new BadRequest("a delay looks like PT30S");
        }
    }

    private NetworkJson json() {
        return new NetworkJson(
                network.fault().name(),
                network.requestCount(),
                network.phones().stream().map(PhonesFace::json).toList());
    }

    private static PhoneJson json(Phone phone) {
        return new PhoneJson(
                phone.number(),
                phone.name(),
                phone.behaviour().name(),
                phone.optedOut(),
                phone.messages().stream().map(PhonesFace::json).toList(),
                phone.conversation().stream()
                        .filter(message -> message.direction() == Direction.FROM_PHONE)
                        .map(PhonesFace::json)
                        .toList());
    }

    private static MessageJson json(TextMessage message) {
        return new MessageJson(
                message.sid(),
                message.at(),
                message.from(),
                message.to(),
                message.body(),
                message.links(),
                message.status().wire(),
                message.errorCode());
    }
}
