package org.keyholder.server.intake;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;
import org.keyholder.server.shared.Refusal;
import org.springframework.http.HttpHeaders;

/** Bodies are taken as they are: one that says it is compressed is refused before it is read for something that it is not. */
final class ContentCoding {

    private static final String NONE = "identity";
    private static final int LONGEST_NAME = 40;

    private ContentCoding() {}

    /** Refuses a coded body, and tells in a header what is taken instead (RFC 9110, 12.5.3). */
    static void check(HttpServletRequest request, HttpServletResponse response) {
        codings(request)
                .filter(coding -> !coding.equalsIgnoreCase(NONE))
                .findFirst()
                .ifPresent(coding -> {
                    response.setHeader(HttpHeaders.ACCEPT_ENCODING, NONE);
                    throw compressed(coding);
                });
    }

    /** The first two bytes of gzip, which no text begins with. */
    static boolean isGzip(byte[] body) {
        return body.length >= 2 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
    }

    static Refusal compressed(String coding) {
        return new Refusal(
                Refusal.Kind.UNSUPPORTED,
                "encoding-unsupported",
                "body",
                "The body is compressed (" + shortened(coding) + "): send it as it is, without Content-Encoding.");
    }

    private static Stream<String> codings(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(coding -> !coding.isEmpty());
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
