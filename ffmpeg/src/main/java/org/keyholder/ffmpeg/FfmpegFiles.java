package org.keyholder.ffmpeg;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;

/** The program and the libraries that it needs, taken out of their archive once per version. */
final class FfmpegFiles {

    static final String PROGRAM = "ffmpeg";
    static final List<String> LIBRARIES = List.of(
            "libavfilter.so.11",
            "libavformat.so.62",
            "libavcodec.so.62",
            "libavutil.so.60",
            "libswresample.so.6",
            "libswscale.so.9",
            "libdrm.so.2",
            "libva.so.2",
            "libva-drm.so.2");

    /**
     * The library for capturing from screens and sound cards. The real one asks for PulseAudio, ALSA and X, which no bare machine
     * has; we never capture, and a converter that cannot is the safer one.
     */
    static final StandInLibrary NO_DEVICES = new StandInLibrary(
            "libavdevice.so.62",
            "LIBAVDEVICE_62",
            List.of(
                    "av_input_audio_device_next",
                    "av_input_video_device_next",
                    "av_output_audio_device_next",
                    "av_output_video_device_next",
                    "avdevice_free_list_devices",
                    "avdevice_list_input_sources",
                    "avdevice_list_output_sinks",
                    "avdevice_register_all",
                    "avdevice_version"),
            List.of("avdevice_configuration"));

    private static final String ARCHIVE = "/org/bytedeco/ffmpeg/linux-x86_64/";
    private static final String FACTS = "/META-INF/maven/org.bytedeco/ffmpeg/pom.properties";

    private FfmpegFiles() {}

    /** The folder with program and libraries, made below this one if it is not there. */
    static Path unpackedIn(Path folder) throws IOException {
        var target = folder.resolve(version());
        if (isWhole(target)) {
            return target;
        }
        Files.createDirectories(folder);
        var draft = Files.createTempDirectory(folder, ".unpacking-");
        try {
            for (var library : LIBRARIES) {
                unpack(library, draft);
            }
            Files.write(draft.resolve(NO_DEVICES.soname()), NO_DEVICES.bytes());
            unpack(PROGRAM, draft);
            Files.setPosixFilePermissions(draft.resolve(PROGRAM), PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
            settle(draft, target);
            return target;
        } finally {
            clear(draft);
        }
    }

    private static void settle(Path draft, Path target) throws IOException {
        try {
            clear(target);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Somebody else was quicker with the same version: what is there is as good as ours.
            if (!isWhole(target)) {
                throw e;
            }
        }
    }

    /** A power cut can leave files whose names are there and whose contents are not. */
    private static boolean isWhole(Path folder) throws IOException {
        for (var name : LIBRARIES) {
            if (!isWhole(folder, name)) {
                return false;
            }
        }
        return isWhole(folder, PROGRAM)
                && Files.isExecutable(folder.resolve(PROGRAM))
                && Files.exists(folder.resolve(NO_DEVICES.soname()))
                && Files.size(folder.resolve(NO_DEVICES.soname())) == NO_DEVICES.bytes().length;
    }

    private static boolean isWhole(Path folder, String name) throws IOException {
        var file = folder.resolve(name);
        var packed = FfmpegFiles.class.getResource(ARCHIVE + name);
        return Files.isRegularFile(file)
                && packed != null
                && packed.openConnection().getContentLengthLong() == Files.size(file);
    }

    private static void unpack(String name, Path folder) throws IOException {
        try (var in = FfmpegFiles.class.getResourceAsStream(ARCHIVE + name)) {
            if (in == null) {
                throw new FileNotFoundException("The archive of ffmpeg does not hold " + name + ".");
            }
            Files.copy(in, folder.resolve(name));
        }
    }

    private static String version() throws IOException {
        try (var in = FfmpegFiles.class.getResourceAsStream(FACTS)) {
            if (in == null) {
                throw new FileNotFoundException("The archive of ffmpeg is missing.");
            }
            var facts = new Properties();
            facts.load(in);
            return facts.getProperty("version");
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : (Iterable<Path>) files::iterator) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
