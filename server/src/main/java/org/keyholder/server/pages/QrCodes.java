package org.keyholder.server.pages;

import gg.jte.Content;
import io.nayuki.qrcodegen.QrCode;

/** QR codes as a drawing within the page: no file that another could fetch, and nothing that a content policy forbids. */
public final class QrCodes {

    /** As many bright squares around it as the standard wants. */
    private static final int QUIET = 4;

    private QrCodes() {}

    public static Content of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        int side = code.size + 2 * QUIET;
        var svg =
                "<svg class=\"qr\" viewBox=\"%d %d %d %d\" role=\"img\" aria-label=\"QR code of the key\"><path d=\"%s\"/></svg>"
                        .formatted(-QUIET, -QUIET, side, side, path);
        return output -> output.writeContent(svg);
    }
}
