package org.keyholder.testing.camera;

/** Smooth noise without a pattern that the eye would find: the texture of the ground and of the sky. */
final class Grain {

    private final long seed;

    Grain(long seed) {
        this.seed = seed;
    }

    /** From -1 to 1; detail is added in octaves. */
    double at(double x, double y, int octaves) {
        double sum = 0;
        double strength = 1;
        double total = 0;
        for (int octave = 0; octave < octaves; octave++) {
            sum += strength * smooth(x, y, octave);
            total += strength;
            x = x * 2.03 + 17.1;
            y = y * 2.03 - 5.7;
            strength *= 0.55;
        }
        return sum / total;
    }

    private double smooth(double x, double y, int octave) {
        long left = (long) Math.floor(x);
        long top = (long) Math.floor(y);
        double u = ease(x - left);
        double v = ease(y - top);
        double upper = mix(lattice(left, top, octave), lattice(left + 1, top, octave), u);
        double lower = mix(lattice(left, top + 1, octave), lattice(left + 1, top + 1, octave), u);
        return mix(upper, lower, v);
    }

    private double lattice(long x, long y, int octave) {
        long hash = seed ^ (x * 0x9E3779B97F4A7C15L) ^ (y * 0xC2B2AE3D27D4EB4FL) ^ (octave * 0x165667B19E3779F9L);
        hash = (hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 32)) * 0x94D049BB133111EBL;
        return ((hash >>> 40) / (double) (1 << 23)) - 1;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double t) {
        return a + (b - a) * t;
    }
}
