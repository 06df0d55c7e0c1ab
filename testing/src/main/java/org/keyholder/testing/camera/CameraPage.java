package org.keyholder.testing.camera;

import static org.keyholder.testing.web.Page.escape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keyholder.testing.web.Answer;
import org.keyholder.testing.web.BadRequest;
import org.keyholder.testing.web.Book;
import org.keyholder.testing.web.Call;
import org.keyholder.testing.web.Changes;
import org.keyholder.testing.web.Page;
import org.keyholder.testing.web.Routes;

/** The demo's cameras: a page with a button a zone that triggers an alarm and shows how far it has come. */
public final class CameraPage implements AutoCloseable {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int KEPT = 50;

    private final List<Zone> zones;
    private final Footage footage;
    private final InstantSource clock;
    private final Changes changes = new Changes();
    private final Book<Alarm> alarms = new Book<>(KEPT);
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, byte[]> previews = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Optional<FakeCamera> camera = Optional.empty();

    public CameraPage(List<Zone> zones, Footage footage, InstantSource clock) {
        this.zones = List.copyOf(zones);
        this.footage = footage;
        this.clock = clock;
    }

    /** Whom the cameras report to from now on. */
    public void reportTo(URI baseUrl, String deviceKey) {
        Optional<FakeCamera> before = camera;
        camera = Optional.of(new FakeCamera(baseUrl, deviceKey));
        before.ifPresent(FakeCamera::close);
        changes.happened();
    }

    public Routes routes() {
        return new Routes()
                .get("/camera", this::page)
                .get("/camera/live", call -> Page.part(changes.awaitFor(call), list()))
                .get("/camera/{zone}/preview.jpg", this::preview)
                .get("/alarms.json", call -> Answer.json(alarms.all()))
                .post("/camera/trigger", this::trigger);
    }

    /** Triggers an alarm; it goes on by itself, see `awaitEnd`. */
    public Alarm trigger(String zone) {
        Zone where = zone(zone).orElseThrow(() -> new BadRequest("there is no camera on zone " + zone));
        FakeCamera reporting =
                camera.orElseThrow(() -> new BadRequest("the cameras have not been told of a server yet"));
        var alarm = Alarm.triggered("a" + count.incrementAndGet(), where, clock.instant());
        alarms.write(alarm.id(), alarm);
        changes.happened();
        threads.execute(() -> run(alarm, reporting));
        return alarm;
    }

    /** The alarm once it has ended, well or badly. */
    public Alarm awaitEnd(Alarm alarm, Duration longest) {
        return alarms.await(one -> one.id().equals(alarm.id()) && one.ended(), longest);
    }

    @Override
    public void close() {
        camera.ifPresent(FakeCamera::close);
        threads.shutdownNow();
    }

    private void run(Alarm alarm, FakeCamera reporting) {
        try {
            Report report = reporting.reports(reporting.next(alarm.zone().number(), "motion", alarm.at()));
            switch (report) {
                case Report.Taken taken -> media(alarm, reporting, taken.eventId());
                case Report.TurnedAway away ->
                    step(alarm, Alarm.State.FAILED, "turned away with " + away.status() + ": " + away.answer());
                case Report.Undelivered lost -> step(alarm, Alarm.State.FAILED, "nobody there: " + lost.why());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException broken) {
            step(alarm, Alarm.State.FAILED, broken.toString());
        }
    }

    private void media(Alarm alarm, FakeCamera reporting, String eventId) throws IOException, InterruptedException {
        alarms.change(alarm.id(), old -> old.taken(eventId));
        step(alarm, Alarm.State.SENDING, "reported; stills follow");
        Path folder = Files.createTempDirectory("keyholder-camera");
        try {
            for (Path still : footage.stills(folder)) {
                if (!sent(alarm, reporting.sends(eventId, String.valueOf(still.getFileName()), still))) {
                    return;
                }
            }
            step(alarm, Alarm.State.SENDING, "stills sent; the clip is being recorded");
            Path clip = footage.clip(folder);
            if (sent(alarm, reporting.sends(eventId, "clip.mp4", clip))) {
                step(alarm, Alarm.State.DONE, "reported, three stills and the clip sent");
            }
        } finally {
            remove(folder);
        }
    }

    private boolean sent(Alarm alarm, Upload upload) {
        return switch (upload) {
            case Upload.Stored stored -> true;
            case Upload.TurnedAway away -> {
                step(
                        alarm,
                        Alarm.State.FAILED,
                        away.name() + " turned away with " + away.status() + ": " + away.answer());
                yield false;
            }
            case Upload.Undelivered lost -> {
                step(alarm, Alarm.State.FAILED, lost.name() + " not sent: " + lost.why());
                yield false;
            }
        };
    }

    private void step(Alarm alarm, Alarm.State state, String words) {
        alarms.change(alarm.id(), old -> old.now(state, words));
        changes.happened();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    private Optional<Zone> zone(String number) {
        return zones.stream().filter(zone -> zone.number().equals(number)).findFirst();
    }

    private Answer trigger(Call call) throws IOException {
        Optional<String> zone = call.query("zone");
        Alarm alarm = trigger(zone.isPresent() ? zone.get() : call.fields().getOrDefault("zone", ""));
        return call.wantsJson() ? Answer.json(202, alarm) : Answer.goTo("/camera");
    }

    private Answer page(Call call) {
        String heading = """
                <div class="head"><div><h1>Cameras</h1><p class="sub">Harbour Yard at night. Trigger an alarm and see what the others make of it.</p></div></div>
                <div class="zones">%s</div>
                """.formatted(zones.stream().map(CameraPage::button).collect(Collectors.joining()));
        return Page.of("camera", "Cameras", heading, "/camera/live", list());
    }

    private static String button(Zone zone) {
        return """
            <section class="card zone" aria-label="Zone %1$s">
            <img src="/camera/%1$s/preview.jpg" alt="What the camera on zone %1$s sees" width="960" height="540">
            <div class="line"><span class="b gray mono">%1$s</span><b>%2$s</b></div>
            <form action="/camera/trigger?zone=%1$s" method="post" data-quiet="keep">
            <button class="prim" style="width:100%%">Trigger another alarm</button></form>
            </section>
            """.formatted(escape(zone.number()), escape(zone.name()));
    }

    private String list() {
        if (camera.isEmpty()) {
            return """
                <div class="note" role="status"><b>Not connected:</b> the cameras have not been told of a server yet.</div>
                """;
        }
        List<Alarm> newest = alarms.newest(KEPT);
        if (newest.isEmpty()) {
            return """
                <div class="card empty"><b>All quiet</b>
                No alarm has been triggered from this page yet.</div>
                """;
        }
        return "<ul class=\"card steps\">"
                + newest.stream().map(CameraPage::line).collect(Collectors.joining()) + "</ul>";
    }

    private static String line(Alarm alarm) {
        String state = switch (alarm.state()) {
            case REPORTING -> "<span class=\"b yellow\">… reporting</span>";
            case SENDING -> "<span class=\"b blue\">↑ sending</span>";
            case DONE -> "<span class=\"b green\">✓ sent</span>";
            case FAILED -> "<span class=\"b red\">✕ failed</span>";
        };
        return "<li><span class=\"mono dim\">%s</span><span class=\"mono\"><b>%s</b></span><span>%s</span>%s<span class=\"dim small\">%s</span></li>"
                .formatted(
                        TIME.format(alarm.at()),
                        escape(alarm.zone().number()),
                        escape(alarm.zone().name()),
                        state,
                        escape(alarm.words()));
    }

    private Answer preview(Call call) {
        Zone zone = zone(call.pathVariable("zone")).orElseThrow(() -> new BadRequest("no such zone"));
        byte[] picture = previews.computeIfAbsent(zone.number(), number -> picture());
        return new Answer.Full(200, "image/jpeg", picture, Map.of());
    }

    private byte[] picture() {
        try {
            Path folder = Files.createTempDirectory("keyholder-preview");
            try {
                return Files.readAllBytes(footage.stills(folder).getFirst());
            } finally {
                remove(folder);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
