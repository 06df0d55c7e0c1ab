package org.keyholder.server.dealerportal.device;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.keys.ValidKey;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.pages.When;
import org.keyholder.server.site.DeviceWithKeys;

/** Makes lines of devices and their keys, in the site's time. Pure. */
record KeyLines(String siteUrl, ZoneId zone, Instant now) {

    /** A last use is written each minute. */
    private static final Duration EXACT_TO = Duration.ofMinutes(2);

    private static final State NO_KEY = new State(Tone.RED, "key-off", "no valid key: it cannot report");
    private static final State NOT_YET = new State(Tone.GREY, "clock", "not used yet");

    List<KeyLine> of(List<DeviceWithKeys> devices) {
        return devices.stream().flatMap(this::of).toList();
    }

    private Stream<KeyLine> of(DeviceWithKeys device) {
        var keys = device.keys();
        return switch (keys.size()) {
            case 0 -> Stream.of(new KeyLine(device.name(), "", "", NO_KEY, renewUrl(device), null));
            case 1 -> Stream.of(line(device, keys.getFirst(), "", use(keys.getFirst()), renewUrl(device)));
            default ->
                Stream.of(
                        line(device, keys.getFirst(), oldNote(keys.getFirst()), oldUse(keys), null),
                        line(device, keys.getLast(), "new key", use(keys.getLast()), null));
        };
    }

    private KeyLine line(
            DeviceWithKeys device, ValidKey key, String note, State use, @Nullable String renewUrl) {
        return new KeyLine(
                device.name(), note, When.date(key.madeAt(), zone), use, renewUrl, keysUrl(device) + "/" + key.id() + "/revoke");
    }

    private String oldNote(ValidKey old) {
        return old.endsAt()
                .map(end -> "old key, works until " + When.dayAndTime(end, zone, now))
                .orElse("old key, works until 7 days after the new one is first used");
    }

    private State use(ValidKey key) {
        return key.usedAt()
                .map(at -> new State(Tone.GREEN, "check", "used " + ago(at)))
                .orElse(NOT_YET);
    }

    /** Whoever has entered the new key somewhere has not always entered it everywhere. */
    private State oldUse(List<ValidKey> keys) {
        Optional<Instant> old = keys.getFirst().usedAt();
        Optional<Instant> fresh = keys.getLast().usedAt();
        return old.isPresent() && fresh.isPresent() && old.get().isAfter(fresh.get())
                ? new State(Tone.YELLOW, "alert-triangle", "still in use, " + ago(old.get()))
                : use(keys.getFirst());
    }

    private String ago(Instant at) {
        return at.isAfter(now.minus(EXACT_TO)) ? "just now" : When.ago(at, now);
    }

    private String renewUrl(DeviceWithKeys device) {
        return keysUrl(device);
    }

    private String keysUrl(DeviceWithKeys device) {
        return siteUrl + "/devices/" + device.id() + "/keys";
    }
}
