package org.keyholder.testing.camera;

import static org.keyholder.testing.camera.Lens.HEIGHT;
import static org.keyholder.testing.camera.Lens.WIDTH;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.Random;

/** What a cheap sensor makes of a scene at night: darker corners, noise, a greenish cast. */
final class Sensor {

    private static final int NOISE = 1 << 18;
    // A little less blue and red than grey: the green of infra-red.
    private static final byte CHROMA_BLUE = 125;
    private static final byte CHROMA_RED = 124;

    private final float[] curve = curve();
    private final float[] vignette = vignette();
    private final byte[] noise = new byte[NOISE];
    private final Random dice;

    Sensor(long seed) {
        dice = new Random(seed);
        for (int i = 0; i < NOISE; i++) {
            noise[i] = (byte) Math.clamp(Math.round(dice.nextGaussian() * 4.6), -20, 20);
        }
    }

    /** Grey levels, one a pixel, new noise every time. */
    byte[] expose(BufferedImage scene) {
        int[] pixels = ((DataBufferInt) scene.getRaster().getDataBuffer()).getData();
        byte[] levels = new byte[WIDTH * HEIGHT];
        int shift = dice.nextInt(NOISE);
        float breath = 1 + (float) (dice.nextGaussian() * 0.004);
        for (int i = 0; i < levels.length; i++) {
            float seen = curve[pixels[i] & 0xFF] * vignette[i] * breath + noise[(i + shift) & (NOISE - 1)];
            levels[i] = (byte) Math.clamp((int) seen + 5, 16, 235);
        }
        return levels;
    }

    /** The planes of a yuv420p frame. */
    static byte[] yuv(byte[] levels) {
        byte[] frame = Arrays.copyOf(levels, WIDTH * HEIGHT * 3 / 2);
        Arrays.fill(frame, WIDTH * HEIGHT, WIDTH * HEIGHT * 5 / 4, CHROMA_BLUE);
        Arrays.fill(frame, WIDTH * HEIGHT * 5 / 4, frame.length, CHROMA_RED);
        return frame;
    }

    /** The same colours for a still. */
    static BufferedImage rgb(byte[] levels) {
        var still = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) still.getRaster().getDataBuffer()).getData();
        int blueCast = (CHROMA_BLUE & 0xFF) - 128;
        int redCast = (CHROMA_RED & 0xFF) - 128;
        for (int i = 0; i < levels.length; i++) {
            double grey = ((levels[i] & 0xFF) - 16) * 1.164;
            int red = level(grey + 1.596 * redCast);
            int green = level(grey - 0.392 * blueCast - 0.813 * redCast);
            int blue = level(grey + 2.017 * blueCast);
            pixels[i] = red << 16 | green << 8 | blue;
        }
        return still;
    }

    private static int level(double value) {
        return (int) Math.clamp(value, 0, 255);
    }

    /** Lifts the shadows, as every camera does at night. */
    private static float[] curve() {
        float[] lifted = new float[256];
        for (int level = 0; level < lifted.length; level++) {
            lifted[level] = (float) (250 * Math.pow(level / 255.0, 0.74));
        }
        return lifted;
    }

    private static float[] vignette() {
        float[] factors = new float[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double dx = (x - WIDTH / 2.0) / (WIDTH / 2.0);
                double dy = (y - HEIGHT / 2.0) / (HEIGHT / 2.0);
                double r = dx * dx * 0.8 + dy * dy * 0.55;
                factors[y * WIDTH + x] = (float) (1.06 - 0.42 * Math.pow(r, 1.25));
            }
        }
        return factors;
    }
}
