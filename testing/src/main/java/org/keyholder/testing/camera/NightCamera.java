package org.keyholder.testing.camera;

import static org.keyholder.testing.camera.Lens.HEIGHT;
import static org.keyholder.testing.camera.Lens.WIDTH;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Draws what a camera sees of a yard at night while somebody walks through it, and encodes it as a clip. */
public final class NightCamera {

    public static final Duration LENGTH = Duration.ofSeconds(20);

    /** How much of a clip lies before the alarm. */
    public static final Duration BEFORE_ALARM = Duration.ofSeconds(5);

    static final int FRAMES_A_SECOND = 12;
    static final List<String> STILLS = List.of("snapshot-1.jpg", "snapshot-2.jpg", "snapshot-3.jpg");

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int MARGIN = 16;
    private static final AffineTransform MIRROR = new AffineTransform(-1, 0, 0, 1, WIDTH, 0);

    private final BufferedImage yard;
    private final BufferedImage scene = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Sensor sensor;
    private final boolean mirrored;
    private final Instant start;
    private final ZoneId zone;
    private final String cameraName;

    private NightCamera(Instant start, ZoneId zone, String cameraName) {
        // The name decides how the yard looks, so that one camera always shows the same.
        long seed = cameraName.hashCode() * 0x9E3779B97F4A7C15L;
        this.mirrored = seed < 0;
        this.yard = mirrored ? mirror(Yard.paint(seed)) : Yard.paint(seed);
        this.sensor = new Sensor(seed);
        this.start = start;
        this.zone = zone;
        this.cameraName = cameraName;
    }

    /**
     * Writes a clip of 20 s: MP4 with H.264, the index in front.
     *
     * @param start the instant of its first frame, as it is burnt in
     */
    public static Path clip(Path target, Instant start, ZoneId zone, String cameraName)
            throws IOException, InterruptedException {
        var camera = new NightCamera(start, zone, cameraName);
        Ffmpeg.encode(WIDTH, HEIGHT, FRAMES_A_SECOND, target, camera::film);
        return target;
    }

    /**
     * Writes three JPEGs of the same clip: the alarm, five and ten seconds later.
     *
     * @param start the instant of the clip's first frame, five seconds before the alarm
     */
    public static List<Path> stills(Path folder, Instant start, ZoneId zone, String cameraName) throws IOException {
        var camera = new NightCamera(start, zone, cameraName);
        Files.createDirectories(folder);
        List<Path> stills = new ArrayList<>();
        for (String name : STILLS) {
            double seconds = BEFORE_ALARM.toSeconds() + 5.0 * stills.size();
            stills.add(writeJpeg(folder.resolve(name), Sensor.rgb(camera.expose(seconds))));
        }
        return stills;
    }

    private void film(OutputStream out) throws IOException {
        long frames = LENGTH.toSeconds() * FRAMES_A_SECOND;
        for (int frame = 0; frame < frames; frame++) {
            out.write(Sensor.yuv(expose(frame / (double) FRAMES_A_SECOND)));
        }
    }

    private byte[] expose(double seconds) {
        Graphics2D pen = Pens.on(scene);
        pen.drawImage(yard, 0, 0, null);
        if (mirrored) {
            pen.transform(MIRROR);
        }
        Walker.at(seconds).paint(pen);
        moths(pen, seconds);
        pen.dispose();
        byte[] levels = sensor.expose(scene);
        burnIn(levels, seconds);
        return levels;
    }

    private static BufferedImage mirror(BufferedImage picture) {
        var mirrored = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = mirrored.createGraphics();
        pen.drawImage(picture, MIRROR, null);
        pen.dispose();
        return mirrored;
    }

    private void burnIn(byte[] levels, double seconds) {
        String time = STAMP.format(start.plusMillis((long) (seconds * 1000)).atZone(zone));
        Stamp.burn(levels, WIDTH, WIDTH - MARGIN - Stamp.width(time), MARGIN, time);
        Stamp.burn(levels, WIDTH, WIDTH - MARGIN - Stamp.width(cameraName), MARGIN + 22, cameraName);
    }

    /** What every lamp at night has round it. */
    private static void moths(Graphics2D pen, double seconds) {
        Point2D lamp = Lens.point(Yard.LAMP_X, Yard.LAMP_HEIGHT, Yard.LAMP_Z);
        for (int moth = 0; moth < 3; moth++) {
            double turn = seconds * (2.3 + moth * 0.9) + moth * 2;
            double x = lamp.getX() + (34 + 12 * moth) * Math.sin(turn) + 14 * Math.sin(turn * 2.7);
            double y = lamp.getY() + 12 + (20 + 9 * moth) * Math.cos(turn * 1.3) + 8 * Math.sin(turn * 3.1);
            pen.setColor(Pens.grey(235, 150));
            pen.fill(new Ellipse2D.Double(x, y, 3.2, 2.4));
        }
    }

    private static Path writeJpeg(Path target, BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        Files.deleteIfExists(target);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(target.toFile())) {
            writer.setOutput(out);
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(0.82f);
            writer.write(null, new IIOImage(picture, null, null), settings);
        } finally {
            writer.dispose();
        }
        return target;
    }
}
