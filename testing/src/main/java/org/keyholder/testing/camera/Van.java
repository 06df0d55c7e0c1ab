package org.keyholder.testing.camera;

import static org.keyholder.testing.camera.Lens.point;
import static org.keyholder.testing.camera.Lens.scale;

import java.awt.BasicStroke;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** A parked delivery van, drawn in metres from its rear wheel's side: 4.9 long, 2 high, facing right. */
final class Van {

    private static final double LEFT = -5.6;
    private static final double Z = 15.6;

    private Van() {}

    /** Parked with its tail this many metres to the side of where it usually stands. */
    static void paint(Graphics2D yard, double aside) {
        shadow(yard, aside);
        Point2D origin = point(LEFT + aside, 0, Z);
        Graphics2D pen = (Graphics2D) yard.create();
        pen.translate(origin.getX(), origin.getY());
        pen.scale(scale(Z), -scale(Z));
        roof(pen);
        body(pen);
        windows(pen);
        seams(pen);
        wheel(pen, 0.95);
        wheel(pen, 3.95);
        pen.dispose();
    }

    private static void shadow(Graphics2D pen, double aside) {
        Point2D middle = point(LEFT + aside + 2.2, 0, Z + .3);
        double across = 3.0 * scale(Z);
        AffineTransform before = pen.getTransform();
        pen.translate(middle.getX(), middle.getY());
        pen.scale(1, 0.16);
        pen.setPaint(new RadialGradientPaint(
                new Point2D.Double(0, 0), (float) across, new float[] {0, .75f, 1}, new java.awt.Color[] {
                    Pens.grey(0, 230), Pens.grey(0, 190), Pens.grey(0, 0)
                }));
        pen.fill(new Ellipse2D.Double(-across, -across, 2 * across, 2 * across));
        pen.setTransform(before);
    }

    private static void roof(Graphics2D pen) {
        Path2D roof = new Path2D.Double();
        roof.moveTo(0.05, 1.95);
        roof.lineTo(0.3, 2.12);
        roof.lineTo(3.2, 2.12);
        roof.lineTo(3.35, 1.93);
        roof.closePath();
        pen.setColor(Pens.grey(150));
        pen.fill(roof);
    }

    private static void body(Graphics2D pen) {
        Path2D body = new Path2D.Double();
        body.moveTo(0.02, 0.42);
        body.lineTo(0.02, 1.85);
        body.quadTo(0.03, 1.98, 0.18, 1.98);
        body.lineTo(3.25, 1.98);
        body.quadTo(3.45, 1.97, 3.58, 1.82);
        body.lineTo(4.12, 1.16);
        body.quadTo(4.7, 1.06, 4.82, 0.9);
        body.lineTo(4.9, 0.42);
        body.quadTo(4.9, 0.3, 4.78, 0.3);
        body.lineTo(0.12, 0.3);
        body.quadTo(0.02, 0.3, 0.02, 0.42);
        body.closePath();
        pen.setPaint(new GradientPaint(0, 0, Pens.grey(88), 4.9f, 0, Pens.grey(168)));
        pen.fill(body);
        pen.setPaint(new GradientPaint(0, 0.3f, Pens.grey(0, 150), 0, 1.1f, Pens.grey(0, 0)));
        pen.fill(body);
    }

    private static void windows(Graphics2D pen) {
        Path2D side = new Path2D.Double();
        side.moveTo(2.72, 1.2);
        side.lineTo(2.72, 1.75);
        side.lineTo(3.3, 1.75);
        side.lineTo(3.78, 1.2);
        side.closePath();
        pen.setColor(Pens.grey(17));
        pen.fill(side);
        Path2D front = new Path2D.Double();
        front.moveTo(3.5, 1.84);
        front.lineTo(3.62, 1.76);
        front.lineTo(4.1, 1.18);
        front.lineTo(3.95, 1.18);
        front.closePath();
        pen.setColor(Pens.grey(44));
        pen.fill(front);
        pen.setColor(Pens.grey(120, 90));
        pen.setStroke(new BasicStroke(0.035f));
        pen.draw(new Line2D.Double(2.9, 1.24, 3.3, 1.7));
        pen.setColor(Pens.grey(30));
        pen.fill(new Ellipse2D.Double(3.72, 1.1, 0.2, 0.16));
    }

    private static void seams(Graphics2D pen) {
        pen.setStroke(new BasicStroke(0.02f));
        pen.setColor(Pens.grey(40, 200));
        pen.draw(new Line2D.Double(2.6, 0.36, 2.6, 1.9));
        pen.draw(new Line2D.Double(3.72, 0.5, 3.84, 1.15));
        pen.draw(new Line2D.Double(1.35, 0.36, 1.35, 1.9));
        pen.setColor(Pens.grey(200, 90));
        pen.draw(new Line2D.Double(0.1, 1.04, 3.7, 1.04));
        pen.setColor(Pens.grey(45));
        pen.setStroke(new BasicStroke(0.07f));
        pen.draw(new Line2D.Double(0.1, 0.52, 4.84, 0.52));
        pen.setColor(Pens.grey(160));
        pen.fill(new Ellipse2D.Double(4.62, 0.72, 0.18, 0.16));
        pen.setColor(Pens.grey(120));
        pen.fill(new Ellipse2D.Double(0.03, 0.9, 0.08, 0.34));
        pen.fill(new Ellipse2D.Double(2.35, 1.04, 0.16, 0.05));
    }

    private static void wheel(Graphics2D pen, double x) {
        pen.setColor(Pens.grey(8));
        pen.fill(new Ellipse2D.Double(x - 0.44, -0.06, 0.88, 0.88));
        pen.setColor(Pens.grey(24));
        pen.fill(new Ellipse2D.Double(x - 0.34, -0.02, 0.68, 0.68));
        pen.setColor(Pens.grey(96));
        pen.fill(new Ellipse2D.Double(x - 0.18, 0.14, 0.36, 0.36));
        pen.setColor(Pens.grey(36));
        pen.fill(new Ellipse2D.Double(x - 0.07, 0.25, 0.14, 0.14));
    }
}
