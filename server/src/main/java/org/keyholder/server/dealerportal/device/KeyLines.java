package org.keyholder.server.dealerportal.device;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.keys.ValidKey;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.pages.When;
import org.keyholder.server.site.DeviceWithKeys;
import org.keyholder.server.states.KeyStates;

/** Makes lines of devices and their keys, in the site's time. Pure. */
record KeyLines(String siteUrl, ZoneId zone, Instant now) {

    private static final State NO_KEY = new State(Tone.RED, "key-off", "no valid key: it cannot report");

    List<KeyLine> of(List<DeviceWithKeys> devices) {
        return devices.stream().flatMap(this::of).toList();
    }

    private Stream<KeyLine> of(DeviceWithKeys device) {
        var keys = device.keys();
        return switch (keys.size()) {
            case 0 ->
                Stream.of(new KeyLine(
                        device.name(), device.kind().words(), editUrl(device), "", "", NO_KEY, keysUrl(device), null));
            case 1 -> Stream.of(line(device, keys.getFirst(), "", keysUrl(device)));
            default ->
                Stream.of(
                        line(device, keys.getFirst(), oldNote(keys.getFirst()), null),
                        line(device, keys.getLast(), "new key", null));
        };
    }

    private KeyLine line(DeviceWithKeys device, ValidKey key, String note, @Nullable String renewUrl) {
        return new KeyLine(
                device.name(),
                device.kind().words(),
                editUrl(device),
                note,
                When.date(key.madeAt(), zone),
                KeyStates.use(key, device.keys(), now),
                renewUrl,
                keysUrl(device) + "/" + key.id() + "/revoke");
    }

    private String oldNote(ValidKey old) {
        return old.endsAt()
                .map(end -> "old key, works until " + When.dayAndTime(end, zone, now))
                .orElse("old key, works until 7 days after the new one is first used");
    }

    private String editUrl(DeviceWithKeys device) {
        return siteUrl + "/devices/" + device.id() + "/edit";
    }

    private String keysUrl(DeviceWithKeys device) {
        return siteUrl + "/devices/" + device.id() + "/keys";
    }
}
