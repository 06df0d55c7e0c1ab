package org.keyholder.testing.camera;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Pens and greys for drawing. */
final class Pens {

    private Pens() {}

    static Graphics2D on(BufferedImage picture) {
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return pen;
    }

    static Color grey(double tone) {
        return grey(tone, 255);
    }

    static Color grey(double tone, int alpha) {
        int level = (int) Math.clamp(tone, 0, 255);
        return new Color(level, level, level, alpha);
    }
}
