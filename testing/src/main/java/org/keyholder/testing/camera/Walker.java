package org.keyholder.testing.camera;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Composite;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A person who walks through the yard, in metres: the feet stand still while they carry, the knees follow from where
 * hip and foot are, the arms swing against the legs.
 */
final class Walker {

    private static final double SECONDS_IN_ALL = 20;
    private static final double ENTERS = 0.6;
    private static final double STOPS = 9.0;
    private static final double GOES_ON = 10.8;

    private static final double FROM_X = -7.0;
    private static final double FROM_Z = 10.4;
    private static final double TO_X = 5.6;
    private static final double TO_Z = 8.3;

    private static final double STRIDE = 1.12;
    private static final double HIP = 0.925;
    private static final double THIGH = 0.44;
    private static final double SHIN = 0.43;
    private static final double ANKLE = 0.08;

    private static final int SHADOW_WIDTH = 480;
    private static final int SHADOW_HEIGHT = 120;

    /** One part of the body and how bright its cloth is. */
    private record Part(Shape shape, double tone) {}

    private final double x;
    private final double z;
    private final double walked;
    private final double pace;
    private final double look;

    private Walker(double seconds) {
        double share = share(seconds);
        x = FROM_X + (TO_X - FROM_X) * share;
        z = FROM_Z + (TO_Z - FROM_Z) * share;
        walked = share * Math.hypot(TO_X - FROM_X, TO_Z - FROM_Z);
        pace = pace(seconds);
        look = 1 - pace;
    }

    /** The walker as he stands at this moment of the clip. */
    static Walker at(double seconds) {
        return new Walker(seconds);
    }

    /** How fast he goes: 1 while he walks, 0 while he stands and looks. */
    private static double pace(double seconds) {
        double slowing = ease((seconds - (STOPS - 0.5)) / 0.9);
        double starting = ease((seconds - (GOES_ON - 0.4)) / 0.9);
        return 1 - slowing + starting;
    }

    /** How much of the way lies behind him. */
    private static double share(double seconds) {
        double inAll = walkingTime(SECONDS_IN_ALL);
        return walkingTime(seconds) / inAll;
    }

    private static double walkingTime(double seconds) {
        double step = 1 / 120.0;
        double sum = 0;
        for (double t = ENTERS; t < seconds; t += step) {
            sum += pace(t) * step;
        }
        return sum;
    }

    private static double ease(double t) {
        double c = Math.clamp(t, 0, 1);
        return c * c * (3 - 2 * c);
    }

    void paint(Graphics2D yard) {
        List<Part> parts = parts();
        Point2D foot = Lens.point(x, 0, z);
        double scale = Lens.scale(z);
        shadow(yard, parts, foot, scale);
        Graphics2D pen = (Graphics2D) yard.create();
        pen.translate(foot.getX(), foot.getY());
        pen.scale(scale, -scale);
        double light = 0.7 + 0.6 * Yard.lightAt(x, z);
        for (Part part : parts) {
            fill(pen, part, light);
        }
        pen.dispose();
    }

    /** Brighter on the side of the lamp. */
    private static void fill(Graphics2D pen, Part part, double light) {
        var bounds = part.shape.getBounds2D();
        double tone = part.tone * light;
        pen.setPaint(new GradientPaint(
                (float) bounds.getMinX(),
                0,
                Pens.grey(tone * 0.7),
                (float) bounds.getMaxX(),
                0,
                Pens.grey(tone * 1.75)));
        pen.fill(part.shape);
    }

    /** The same body, laid on the ground away from the lamp, first as a mask so that no part darkens twice. */
    private void shadow(Graphics2D yard, List<Part> parts, Point2D foot, double scale) {
        double away = Math.clamp((x - (Yard.LAMP_X - 1)) * 0.13, -0.9, 0.5);
        var mask = new BufferedImage(SHADOW_WIDTH, SHADOW_HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = Pens.on(mask);
        pen.translate(SHADOW_WIDTH / 2, SHADOW_HEIGHT / 4);
        pen.transform(new AffineTransform(scale, 0, away * scale, 0.30 * scale, 0, 0));
        pen.setColor(Color.BLACK);
        parts.forEach(part -> pen.fill(part.shape));
        pen.dispose();
        Composite before = yard.getComposite();
        yard.setComposite(AlphaComposite.SrcOver.derive(0.47f));
        yard.drawImage(mask, (int) foot.getX() - SHADOW_WIDTH / 2, (int) foot.getY() - SHADOW_HEIGHT / 4, null);
        yard.setComposite(before);
        yard.setColor(Pens.grey(0, 70));
        yard.fill(
                new Ellipse2D.Double(foot.getX() - 0.34 * scale, foot.getY() - 0.07 * scale, .68 * scale, .15 * scale));
    }

    private List<Part> parts() {
        double phase = walked / STRIDE;
        double bob = 0.018 * pace * Math.cos(4 * Math.PI * (phase - 0.05));
        Point2D hip = new Point2D.Double(0, HIP - 0.015 - bob);
        Point2D shoulder = new Point2D.Double(0.075 * pace + 0.02, hip.getY() + 0.50);
        List<Part> parts = new ArrayList<>();
        arm(parts, shoulder, phase, 34);
        leg(parts, hip, phase + 0.5, 26);
        leg(parts, hip, phase, 40);
        torso(parts, hip, shoulder);
        head(parts, shoulder);
        arm(parts, shoulder, phase + 0.5, 58);
        return parts;
    }

    private void leg(List<Part> parts, Point2D hip, double phase, double tone) {
        Point2D foot = footAt(phase - Math.floor(phase));
        Point2D ankle = new Point2D.Double(foot.getX(), foot.getY() + ANKLE);
        Point2D knee = knee(hip, ankle);
        double heel = 3.2 * foot.getY();
        parts.add(new Part(shoe(ankle, heel), tone * 0.55));
        parts.add(new Part(limb(knee, ankle, 0.072, 0.052), tone));
        parts.add(new Part(limb(hip, knee, 0.105, 0.074), tone));
    }

    /** Where the foot is, from the hip's point on the ground: it carries for 0.62 of the stride, then swings. */
    private Point2D footAt(double phase) {
        double reach = 0.31 * STRIDE;
        double standing = phase < 0.5 ? 0.07 : -0.07;
        double along;
        double lift = 0;
        if (phase < 0.62) {
            along = reach * (1 - 2 * phase / 0.62);
            lift = 0.07 * ease((phase - 0.42) / 0.2);
        } else {
            double swing = (phase - 0.62) / 0.38;
            along = reach * (2 * ease(swing) - 1);
            lift = 0.07 * (1 - ease(swing * 1.4)) + 0.10 * Math.sin(Math.PI * Math.pow(swing, 0.8));
        }
        return new Point2D.Double(along * pace + standing * (1 - pace), lift * pace);
    }

    /** The one place where thigh and shin meet with the knee to the front. */
    private static Point2D knee(Point2D hip, Point2D ankle) {
        double dx = ankle.getX() - hip.getX();
        double dy = ankle.getY() - hip.getY();
        double distance = Math.min(Math.hypot(dx, dy), THIGH + SHIN - 0.004);
        double along = (THIGH * THIGH - SHIN * SHIN + distance * distance) / (2 * distance);
        double out = Math.sqrt(Math.max(0, THIGH * THIGH - along * along));
        double ux = dx / distance;
        double uy = dy / distance;
        return new Point2D.Double(hip.getX() + ux * along - uy * out, hip.getY() + uy * along + ux * out);
    }

    private void arm(List<Part> parts, Point2D shoulder, double phase, double tone) {
        double swing = 0.48 * Math.cos(2 * Math.PI * (phase - 0.02)) * pace + 0.05;
        double bend = 0.30 + 0.26 * Math.max(0, swing) + 0.35 * look;
        Point2D at = new Point2D.Double(shoulder.getX() - 0.015, shoulder.getY() - 0.04);
        Point2D elbow = swung(at, 0.29, swing);
        Point2D wrist = swung(elbow, 0.25, swing + bend);
        Point2D fingers = swung(wrist, 0.10, swing + bend + 0.1);
        parts.add(new Part(limb(wrist, fingers, 0.036, 0.03), tone * 2.1));
        parts.add(new Part(limb(elbow, wrist, 0.058, 0.042), tone));
        parts.add(new Part(limb(at, elbow, 0.078, 0.058), tone));
    }

    private static Point2D swung(Point2D from, double length, double angle) {
        return new Point2D.Double(from.getX() + length * Math.sin(angle), from.getY() - length * Math.cos(angle));
    }

    private static void torso(List<Part> parts, Point2D hip, Point2D shoulder) {
        double hx = hip.getX();
        double hy = hip.getY();
        double sx = shoulder.getX();
        double sy = shoulder.getY();
        Path2D jacket = new Path2D.Double();
        jacket.moveTo(hx - 0.135, hy - 0.09);
        jacket.curveTo(hx - 0.15, hy + 0.12, sx - 0.185, sy - 0.22, sx - 0.15, sy - 0.03);
        jacket.curveTo(sx - 0.13, sy + 0.055, sx - 0.05, sy + 0.085, sx + 0.02, sy + 0.08);
        jacket.curveTo(sx + 0.10, sy + 0.06, sx + 0.15, sy - 0.02, sx + 0.155, sy - 0.14);
        jacket.curveTo(sx + 0.15, sy - 0.30, hx + 0.135, hy + 0.14, hx + 0.135, hy - 0.10);
        jacket.closePath();
        parts.add(new Part(jacket, 48));
    }

    /** A hood up behind, a face to the front; while he stands he turns it towards the camera. */
    private void head(List<Part> parts, Point2D shoulder) {
        double hx = shoulder.getX() + 0.045 + 0.02 * pace - 0.02 * look;
        double hy = shoulder.getY() + 0.195;
        parts.add(new Part(
                limb(
                        new Point2D.Double(shoulder.getX() + .01, shoulder.getY() + .05),
                        new Point2D.Double(hx, hy - 0.05),
                        0.075,
                        0.06),
                44));
        parts.add(new Part(new Ellipse2D.Double(hx - 0.125, hy - 0.115, 0.235, 0.265), 50));
        double face = hx - 0.022 - 0.05 * look;
        parts.add(new Part(new Ellipse2D.Double(face, hy - 0.095, 0.125 + 0.02 * look, 0.19), 98));
        parts.add(new Part(new Ellipse2D.Double(face - 0.015, hy + 0.05, 0.165, 0.075), 30));
    }

    private static Shape shoe(Point2D ankle, double heel) {
        Path2D shoe = new Path2D.Double();
        shoe.moveTo(-0.075, -0.075);
        shoe.quadTo(-0.09, 0.03, -0.03, 0.045);
        shoe.lineTo(0.045, 0.045);
        shoe.quadTo(0.10, -0.005, 0.19, -0.03);
        shoe.quadTo(0.215, -0.075, 0.18, -0.078);
        shoe.closePath();
        AffineTransform place = AffineTransform.getTranslateInstance(ankle.getX(), ankle.getY());
        place.rotate(-Math.min(0.9, heel));
        return place.createTransformedShape(shoe);
    }

    /** A sleeve or trouser leg: thick at one end, thinner at the other, round at both. */
    private static Shape limb(Point2D from, Point2D to, double thick, double thin) {
        double angle = Math.atan2(to.getY() - from.getY(), to.getX() - from.getX());
        Path2D limb = new Path2D.Double();
        limb.moveTo(
                from.getX() + thick * Math.cos(angle + Math.PI / 2),
                from.getY() + thick * Math.sin(angle + Math.PI / 2));
        halfRound(limb, from, thick, angle + Math.PI / 2);
        halfRound(limb, to, thin, angle - Math.PI / 2);
        limb.closePath();
        return limb;
    }

    private static void halfRound(Path2D outline, Point2D centre, double radius, double fromAngle) {
        for (int step = 0; step <= 9; step++) {
            double angle = fromAngle + Math.PI * step / 9;
            outline.lineTo(centre.getX() + radius * Math.cos(angle), centre.getY() + radius * Math.sin(angle));
        }
    }
}
