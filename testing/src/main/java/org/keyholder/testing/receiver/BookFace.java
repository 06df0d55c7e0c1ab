package org.keyholder.testing.receiver;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keyholder.testing.web.Answer;
import org.keyholder.testing.web.BadRequest;
import org.keyholder.testing.web.Call;
import org.keyholder.testing.web.Routes;

/** The book's face for people (a page) and for scripts (JSON). */
final class BookFace {

    private static final int MOST_LINES = 1_000;

    record BookJson(String mode, int idsSeen, long repeats, long malformed, List<LineJson> signals) {}

    record LineJson(Signal signal, Instant at, Instant lastAt, int times, String path, String outcome) {

        LineJson(ReceivedSignal line) {
            this(
                    line.signal(),
                    line.at(),
                    line.lastAt(),
                    line.times(),
                    line.path().name(),
                    line.outcome().name());
        }
    }

    private final StationReceiver receiver;
    private final Desk desk;

    BookFace(StationReceiver receiver, Desk desk) {
        this.receiver = receiver;
        this.desk = desk;
    }

    Routes routes() {
        return new Routes()
                .get("/book", this::page)
                .get("/book/live", this::live)
                .get("/signals.json", call -> Answer.json(json()))
                .post("/mode", this::mode);
    }

    private Answer page(Call call) {
        return call.wantsJson() ? Answer.json(json()) : BookPage.whole(desk);
    }

    private Answer live(Call call) throws InterruptedException {
        return BookPage.part(desk.changes().awaitFor(call), desk);
    }

    private Answer mode(Call call) throws Exception {
        Map<String, String> fields = call.fields();
        Mode next = choice(fields.getOrDefault("mode", ""));
        if (fields.containsKey("delay")) {
            receiver.slowBy(duration(fields.getOrDefault("delay", "")));
        }
        receiver.mode(next);
        return Answer.json(Map.of("mode", receiver.mode().name()));
    }

    private static Mode choice(String word) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new BadRequest("mode is one of " + Arrays.toString(Mode.values())));
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException broken) {
            throw new BadRequest("a delay looks like PT2S");
        }
    }

    private BookJson json() {
        List<LineJson> lines = desk.book().newest(MOST_LINES).reversed().stream()
                .map(LineJson::new)
                .toList();
        return new BookJson(desk.mode().name(), desk.acceptedIds().size(), desk.repeats(), desk.malformed(), lines);
    }
}
