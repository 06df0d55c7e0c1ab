package org.keyholder.server.pages;

import java.util.Locale;
import java.util.regex.Pattern;

/** A dealer's colour, and the shades made of it that can be read on white, on a tint and on the colour itself. */
public record BrandColour(String hex) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{6}");
    /** WCAG AA for text; a little more than 4.5 leaves room for rounding. */
    private static final double READABLE = 4.6;

    private static final int WHITE = 0xffffff;
    private static final int INK = 0x10161d;

    public static final BrandColour NAVY = new BrandColour("123a7a");

    public BrandColour {
        hex = hex.toLowerCase(Locale.ROOT).replaceFirst("^#", "");
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a colour has six hexadecimal digits");
        }
    }

    /** The address of the small stylesheet that carries this colour: the pages allow no style inside them. */
    public String stylesheet() {
        return "/brand/" + hex + ".css";
    }

    String css() {
        var brand = Integer.parseInt(hex, 16);
        var soft = mixed(brand, WHITE, 0.91);
        return ":root,[data-bs-theme=light]{--brand:#%s;--brand-on:%s;--brand-ink:%s;--brand-soft:%s;--brand-hover:%s}"
                .formatted(
                        hex,
                        css(contrast(brand, WHITE) >= READABLE ? WHITE : INK),
                        css(readableOn(soft, brand)),
                        css(soft),
                        css(contrast(brand, WHITE) >= READABLE ? mixed(brand, 0, 0.16) : mixed(brand, WHITE, 0.16)));
    }

    /** The same colour, darkened until it can be read on the background given. */
    private static int readableOn(int background, int colour) {
        var ink = colour;
        while (contrast(ink, background) < READABLE) {
            ink = mixed(ink, 0, 0.06);
        }
        return ink;
    }

    static double contrast(int one, int other) {
        var a = luminance(one);
        var b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    // WCAG 2.2, "relative luminance"
    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xff) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int channel) {
        var c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static int mixed(int colour, int with, double share) {
        var mixed = 0;
        for (var shift = 16; shift >= 0; shift -= 8) {
            var from = colour >> shift & 0xff;
            var to = with >> shift & 0xff;
            mixed |= (int) Math.floor(from + (to - from) * share) << shift;
        }
        return mixed;
    }

    private static String css(int rgb) {
        return "#%06x".formatted(rgb);
    }
}
