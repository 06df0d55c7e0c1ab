package org.keyholder.testing.camera;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/**
 * From metres in the yard to pixels. The camera hangs 3.5 m high and looks slightly down: x to the right, h up from
 * the ground, z away from the camera.
 */
final class Lens {

    static final int WIDTH = 960;
    static final int HEIGHT = 540;
    static final double HORIZON = 110;

    private static final double CAMERA_HEIGHT = 3.5;
    private static final double FOCAL = 800;

    private Lens() {}

    static Point2D.Double point(double x, double h, double z) {
        return new Point2D.Double(WIDTH / 2.0 + x * scale(z), HORIZON + (CAMERA_HEIGHT - h) * scale(z));
    }

    /** Pixels a metre at this distance. */
    static double scale(double z) {
        return FOCAL / z;
    }

    /** How far away the ground is that shows at this line of the picture. */
    static double depthOf(double y) {
        return CAMERA_HEIGHT * FOCAL / (y - HORIZON);
    }

    static double sideOf(double px, double z) {
        return (px - WIDTH / 2.0) / scale(z);
    }

    /** A closed outline through corners given as x, h, z, x, h, z, ... */
    static Path2D outline(double... corners) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners.length; i += 3) {
            Point2D corner = point(corners[i], corners[i + 1], corners[i + 2]);
            if (i == 0) {
                path.moveTo(corner.getX(), corner.getY());
            } else {
                path.lineTo(corner.getX(), corner.getY());
            }
        }
        path.closePath();
        return path;
    }
}
