package org.keyholder.testing.camera;

import static org.keyholder.testing.camera.Lens.HEIGHT;
import static org.keyholder.testing.camera.Lens.HORIZON;
import static org.keyholder.testing.camera.Lens.WIDTH;
import static org.keyholder.testing.camera.Lens.outline;
import static org.keyholder.testing.camera.Lens.point;
import static org.keyholder.testing.camera.Lens.scale;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** What stands still in front of the camera: a yard at night with fence, lamp, hall and van. */
final class Yard {

    /** The lamp on the hall's wall: metres. */
    static final double LAMP_X = 4.25;

    static final double LAMP_HEIGHT = 4.2;
    static final double LAMP_Z = 16;

    private static final double FENCE_Z = 22.5;
    private static final double WALL_X = 5.0;
    private static final double WALL_NEAR = 8.2;
    private static final double WALL_FAR = 20.5;

    private final BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen = Pens.on(picture);
    private final Grain grain;
    private final Random dice;
    private final double parkedAside;

    private Yard(long seed) {
        grain = new Grain(seed);
        dice = new Random(seed);
        parkedAside = dice.nextDouble() * 4.6 - 2.6;
    }

    static BufferedImage paint(long seed) {
        var yard = new Yard(seed);
        yard.sky();
        yard.trees();
        yard.ground();
        yard.fence();
        yard.bays();
        yard.hall();
        yard.clutter();
        yard.van();
        yard.lamp();
        yard.pen.dispose();
        return yard.picture;
    }

    /** How much light falls on a spot of the ground: the lamp's pool and the camera's own infra-red. */
    static double lightAt(double x, double z) {
        double dx = x - (LAMP_X - 1.0);
        double dz = (z - LAMP_Z + 1.5) * 0.8;
        double lamp = 1 / (1 + (dx * dx + dz * dz) / 11.0);
        double ownX = x / (0.33 * z);
        double own = Math.exp(-ownX * ownX * 0.9) * Math.min(1, 60 / (z * z)) * 0.9;
        return 0.10 + 0.80 * lamp + 0.42 * own;
    }

    private void sky() {
        for (int y = 0; y < HORIZON + 90; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double glow = 10 + 17 * Math.exp(-Math.abs(y - 150) / 80.0) + 3 * grain.at(x / 160.0, y / 60.0, 3);
                dot(x, y, glow);
            }
        }
    }

    private void trees() {
        for (int leaf = 0; leaf < 2_600; leaf++) {
            double x = dice.nextDouble() * 780 - 40;
            double crown = 92 + 46 * grain.at(x / 70, 3, 4);
            double y = crown + Math.abs(dice.nextGaussian()) * 26;
            double size = 4 + dice.nextDouble() * 9;
            pen.setColor(Pens.grey(5 + dice.nextInt(7), 210));
            pen.fill(new Ellipse2D.Double(x - size / 2, y, size, size * .8));
        }
        pen.setColor(Pens.grey(10));
        pen.fillRect(0, 150, WIDTH, 60);
        for (int i = 0; i < 3; i++) {
            light(110 + i * 172 + dice.nextInt(40), 148 + dice.nextInt(8), 9, 120);
        }
    }

    private void ground() {
        for (int y = (int) Lens.point(0, 0, FENCE_Z + 6).y; y < HEIGHT; y++) {
            double z = Lens.depthOf(y + 0.5);
            for (int x = 0; x < WIDTH; x++) {
                dot(x, y, asphalt(Lens.sideOf(x, z), z));
            }
        }
    }

    private double asphalt(double x, double z) {
        double patches = grain.at(x * 0.35, z * 0.35, 3);
        double stones = grain.at(x * 5, z * 5, 3) * Math.min(1, 12 / z);
        double crack = Math.abs(grain.at(x * 0.5 + 40, z * 0.5, 4)) < 0.012 ? -16 : 0;
        double wet = Math.max(0, grain.at(x * 0.28 + 9, z * 0.28 + 4, 2) - 0.34);
        double light = lightAt(x, z);
        double dry = light * (108 + 18 * patches + 22 * stones + crack);
        return dry * (1 - Math.min(0.22, wet)) + wet * 60 * light * light;
    }

    private void fence() {
        double scale = scale(FENCE_Z);
        Point2D foot = point(0, 0, FENCE_Z);
        double top = foot.getY() - 2.2 * scale;
        mesh(top, foot.getY());
        for (double x = -14; x < WALL_X; x += 2.5) {
            Point2D post = point(x, 0, FENCE_Z);
            double light = 40 + 70 * lightAt(x, FENCE_Z);
            stroke(light + 18, 2.6, new Line2D.Double(post.getX(), post.getY(), post.getX(), top - 3));
            stroke(light, 1.6, new Line2D.Double(post.getX(), top - 3, post.getX() - 7, top - 13));
        }
        for (int wire = 0; wire < 3; wire++) {
            stroke(58, 0.7, new Line2D.Double(0, top - 5 - 4 * wire, point(WALL_X, 0, FENCE_Z).x, top - 5 - 4 * wire));
        }
        stroke(84, 1.6, new Line2D.Double(0, top, point(WALL_X, 0, FENCE_Z).x, top));
        weeds(foot.getY());
    }

    private void mesh(double top, double foot) {
        double right = point(WALL_X, 0, FENCE_Z).x;
        pen.setStroke(new BasicStroke(0.6f));
        Shape clip = pen.getClip();
        pen.clip(new java.awt.geom.Rectangle2D.Double(0, top, right, foot - top));
        for (double x = -90; x < right; x += 5) {
            pen.setColor(Pens.grey(128, 46));
            pen.draw(new Line2D.Double(x, foot, x + (foot - top), top));
            pen.draw(new Line2D.Double(x, top, x + (foot - top), foot));
        }
        pen.setClip(clip);
    }

    private void weeds(double foot) {
        for (int i = 0; i < 420; i++) {
            double x = dice.nextDouble() * 700;
            double height = 3 + dice.nextDouble() * 10;
            double lean = dice.nextDouble() * 6 - 3;
            pen.setColor(Pens.grey(30 + dice.nextInt(45), 190));
            pen.setStroke(new BasicStroke(0.9f));
            pen.draw(new Line2D.Double(x, foot + 2 + dice.nextDouble() * 3, x + lean, foot - height));
        }
    }

    /** Painted bays in front of the fence, worn by wheels. */
    private void bays() {
        for (double x = -9.5; x < 4; x += 2.9) {
            line(x, 13.9, x, 20.2, 0.11);
        }
        line(-9.5, 20.2, 4.2, 20.2, 0.11);
    }

    private void line(double x1, double z1, double x2, double z2, double width) {
        boolean across = z1 == z2;
        for (double t = 0; t < 1; t += 0.02) {
            double x = x1 + (x2 - x1) * t;
            double z = z1 + (z2 - z1) * t;
            double nextX = x1 + (x2 - x1) * (t + 0.02);
            double nextZ = z1 + (z2 - z1) * (t + 0.02);
            double worn = 0.55 + 0.6 * grain.at(x * 2.2, z * 2.2, 2);
            pen.setColor(Pens.grey(70 + 150 * lightAt(x, z), (int) Math.clamp(worn * 150, 10, 170)));
            pen.fill(
                    across
                            ? outline(x, 0, z, nextX, 0, nextZ, nextX, 0, nextZ + width * 1.6, x, 0, z + width * 1.6)
                            : outline(x, 0, z, x + width, 0, z, nextX + width, 0, nextZ, nextX, 0, nextZ));
        }
    }

    /** The hall's wall, sheet by sheet, brighter towards the lamp. */
    private void hall() {
        for (double z = WALL_FAR; z > WALL_NEAR; z -= 0.18) {
            double near = Math.max(WALL_NEAR - 0.4, z - 0.2);
            double distance = z - LAMP_Z;
            double lit = 26 + 150 / (1 + distance * distance / 9.0);
            double rib = Math.round(z / 0.18) % 3 == 0 ? 0.78 : 1;
            Point2D top = point(WALL_X, 6.5, z);
            Point2D lamp = point(WALL_X, LAMP_HEIGHT - 0.6, z);
            Point2D foot = point(WALL_X, 0, z);
            pen.setPaint(new GradientPaint(lamp, Pens.grey(lit * rib), foot, Pens.grey(lit * rib * 0.55), false));
            pen.fill(outline(
                    WALL_X, 0, z, WALL_X, LAMP_HEIGHT - 0.6, z, WALL_X, LAMP_HEIGHT - 0.6, near, WALL_X, 0, near));
            pen.setPaint(new GradientPaint(top, Pens.grey(16 * rib), lamp, Pens.grey(lit * rib), false));
            pen.fill(outline(
                    WALL_X, LAMP_HEIGHT - 0.6, z, WALL_X, 6.5, z, WALL_X, 6.5, near, WALL_X, LAMP_HEIGHT - 0.6, near));
        }
        gate(10.4, 14.0, 3.1);
        door(17.3, 18.4, 2.15);
        plinth();
    }

    /** A roller gate. */
    private void gate(double near, double far, double height) {
        pen.setColor(Pens.grey(22));
        pen.fill(outline(WALL_X, 0, far, WALL_X, height, far, WALL_X, height, near, WALL_X, 0, near));
        for (double h = 0.06; h < height - 0.05; h += 0.17) {
            Point2D left = point(WALL_X, h, far - 0.08);
            Point2D right = point(WALL_X, h, near + 0.08);
            pen.setPaint(new GradientPaint(left, Pens.grey(104 - 12 * h), right, Pens.grey(34), false));
            pen.fill(outline(
                    WALL_X,
                    h,
                    far - 0.08,
                    WALL_X,
                    h + 0.13,
                    far - 0.08,
                    WALL_X,
                    h + 0.13,
                    near + 0.08,
                    WALL_X,
                    h,
                    near + 0.08));
        }
    }

    private void door(double near, double far, double height) {
        pen.setColor(Pens.grey(30));
        pen.fill(outline(WALL_X, 0, far, WALL_X, height, far, WALL_X, height, near, WALL_X, 0, near));
        pen.setColor(Pens.grey(70));
        pen.fill(outline(
                WALL_X,
                0.04,
                far - .1,
                WALL_X,
                height - .1,
                far - .1,
                WALL_X,
                height - .1,
                near + .1,
                WALL_X,
                0.04,
                near + .1));
        pen.setColor(Pens.grey(18));
        pen.fill(outline(
                WALL_X, 1.35, far - .4, WALL_X, 1.85, far - .4, WALL_X, 1.85, near + .4, WALL_X, 1.35, near + .4));
    }

    private void plinth() {
        pen.setColor(Pens.grey(12, 150));
        pen.fill(outline(
                WALL_X - .28,
                0,
                WALL_FAR,
                WALL_X,
                0,
                WALL_FAR,
                WALL_X,
                0,
                WALL_NEAR - 1,
                WALL_X - .28,
                0,
                WALL_NEAR - 1));
        stroke(96, 1.2, new Line2D.Double(point(WALL_X, 0.25, WALL_FAR), point(WALL_X, 0.25, WALL_NEAR)));
    }

    /** Pallets and a bin by the wall, bollards before the gate, a drain. */
    private void clutter() {
        shade(2.2, 4.0, 18.9, 20.4);
        box(3.3, 4.6, 1.25, 18.9, 20.0, 92);
        shade(2.6, 4.3, 14.1, 15.6);
        for (int layer = 0; layer < 4; layer++) {
            pallet(3.35, 4.55, layer * 0.16, 14.3, 15.3);
        }
        bollard(3.9, 14.3);
        bollard(3.9, 10.2);
        pen.setColor(Pens.grey(26, 190));
        pen.fill(disc(-1.6, 9.3, 0.42));
        pen.setColor(Pens.grey(92, 120));
        pen.setStroke(new BasicStroke(1.4f));
        pen.draw(disc(-1.6, 9.3, 0.42));
    }

    private void bollard(double x, double z) {
        Point2D foot = point(x, 0, z);
        Point2D top = point(x, 0.95, z);
        double width = 0.16 * scale(z);
        pen.setPaint(new GradientPaint(
                (float) (foot.getX() - width), 0, Pens.grey(52), (float) (foot.getX() + width), 0, Pens.grey(190)));
        pen.fill(new java.awt.geom.RoundRectangle2D.Double(
                foot.getX() - width / 2, top.getY(), width, foot.getY() - top.getY(), width, width));
        pen.setColor(Pens.grey(20));
        double band = 0.17 * scale(z);
        pen.fill(new java.awt.geom.Rectangle2D.Double(foot.getX() - width / 2, top.getY() + band, width, band));
    }

    /** A worn wooden pallet: a slab on three feet. */
    private void pallet(double left, double right, double height, double near, double far) {
        pen.setColor(Pens.grey(20));
        pen.fill(outline(left, height, near, left, height + .07, near, right, height + .07, near, right, height, near));
        for (double foot = left; foot < right; foot += (right - left - .1) / 2) {
            pen.setColor(Pens.grey(96));
            pen.fill(outline(
                    foot,
                    height,
                    near,
                    foot,
                    height + .08,
                    near,
                    foot + .1,
                    height + .08,
                    near,
                    foot + .1,
                    height,
                    near));
        }
        slab(left, right, height + .07, height + .16, near, far, 118);
    }

    private void box(double left, double right, double height, double near, double far, double tone) {
        slab(left, right, 0, height, near, far, tone);
        pen.setColor(Pens.grey(tone * .5));
        pen.setStroke(new BasicStroke(1));
        pen.draw(outline(left, height - .14, near, right, height - .14, near, right, height - .14, near));
    }

    private void slab(double left, double right, double low, double high, double near, double far, double tone) {
        Point2D foot = point(left, low, near);
        Point2D edge = point(right, high, near);
        pen.setPaint(new GradientPaint(foot, Pens.grey(tone * .45), edge, Pens.grey(tone * .85), false));
        pen.fill(outline(left, low, near, left, high, near, right, high, near, right, low, near));
        pen.setColor(Pens.grey(tone * .7));
        pen.fill(outline(left, low, near, left, high, near, left, high, far, left, low, far));
        pen.setColor(Pens.grey(tone * 1.35));
        pen.fill(outline(left, high, near, left, high, far, right, high, far, right, high, near));
    }

    /** A soft shadow on the ground. */
    private void shade(double left, double right, double near, double far) {
        for (double grow = 0; grow < 0.5; grow += 0.07) {
            pen.setColor(Pens.grey(0, 34));
            pen.fill(outline(
                    left + grow,
                    0,
                    near + grow,
                    right,
                    0,
                    near + grow,
                    right,
                    0,
                    far - grow,
                    left + grow,
                    0,
                    far - grow));
        }
    }

    private static Shape disc(double x, double z, double radius) {
        Point2D centre = point(x, 0, z);
        double across = radius * scale(z);
        double deep = Math.abs(point(x, 0, z - radius).y - point(x, 0, z + radius).y) / 2;
        return new Ellipse2D.Double(centre.getX() - across, centre.getY() - deep, 2 * across, 2 * deep);
    }

    private void van() {
        Van.paint(pen, parkedAside);
    }

    private void lamp() {
        Point2D arm = point(WALL_X, LAMP_HEIGHT + .25, LAMP_Z);
        Point2D head = point(LAMP_X, LAMP_HEIGHT, LAMP_Z);
        stroke(60, 3, new Line2D.Double(arm, head));
        for (double width = 0.15; width < 1.2; width += 0.07) {
            cone(head, width);
        }
        light(head.getX(), head.getY(), 235, 70);
        light(head.getX(), head.getY(), 62, 200);
        pen.setColor(Color.WHITE);
        pen.fill(new Ellipse2D.Double(head.getX() - 11, head.getY() - 4.5, 22, 10));
    }

    /** The haze in the lamp's light. */
    private void cone(Point2D head, double width) {
        Path2D cone = new Path2D.Double();
        cone.moveTo(head.getX() - 5, head.getY());
        cone.lineTo(head.getX() - 240 * width, head.getY() + 300);
        cone.lineTo(head.getX() + 190 * width, head.getY() + 300);
        cone.lineTo(head.getX() + 5, head.getY());
        pen.setPaint(new RadialGradientPaint(head, 290, new float[] {0, .35f, 1}, new Color[] {
            Pens.grey(255, 9), Pens.grey(255, 3), Pens.grey(255, 0)
        }));
        pen.fill(cone);
    }

    private void light(double x, double y, double radius, int strength) {
        pen.setPaint(new RadialGradientPaint(
                new Point2D.Double(x, y), (float) radius, new float[] {0, .16f, .45f, 1}, new Color[] {
                    Pens.grey(255, strength),
                    Pens.grey(255, strength / 2),
                    Pens.grey(255, strength / 7),
                    Pens.grey(255, 0)
                }));
        pen.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private void stroke(double tone, double width, Shape shape) {
        pen.setColor(Pens.grey(tone));
        pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(shape);
    }

    private void dot(int x, int y, double tone) {
        int level = (int) Math.clamp(tone, 0, 255);
        picture.setRGB(x, y, level << 16 | level << 8 | level);
    }
}
