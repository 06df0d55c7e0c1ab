package org.keyholder.testing.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Where a camera's pictures come from. */
public interface Footage {

    /** Three stills: the alarm, five and ten seconds later. */
    List<Path> stills(Path folder, Instant alarm, String cameraName) throws IOException, InterruptedException;

    /** The clip with the alarm five seconds after its start. */
    Path clip(Path folder, Instant alarm, String cameraName) throws IOException, InterruptedException;

    /** Drawn anew for every alarm, so that the time burnt in is the alarm's. */
    static Footage drawn(ZoneId zone) {
        return new Footage() {
            @Override
            public List<Path> stills(Path folder, Instant alarm, String cameraName) throws IOException {
                return NightCamera.stills(folder, alarm.minus(NightCamera.BEFORE_ALARM), zone, cameraName);
            }

            @Override
            public Path clip(Path folder, Instant alarm, String cameraName) throws IOException, InterruptedException {
                Instant start = alarm.minus(NightCamera.BEFORE_ALARM);
                return NightCamera.clip(folder.resolve("clip.mp4"), start, zone, cameraName);
            }
        };
    }

    /** Always this clip. */
    static Footage file(Path clip) {
        return new Footage() {
            @Override
            public List<Path> stills(Path folder, Instant alarm, String cameraName)
                    throws IOException, InterruptedException {
                Files.createDirectories(folder);
                List<Path> stills = new ArrayList<>();
                for (String name : NightCamera.STILLS) {
                    Path still = folder.resolve(name);
                    Ffmpeg.still(clip, NightCamera.BEFORE_ALARM.plus(Duration.ofSeconds(5L * stills.size())), still);
                    stills.add(still);
                }
                return stills;
            }

            @Override
            public Path clip(Path folder, Instant alarm, String cameraName) {
                return clip;
            }
        };
    }
}
