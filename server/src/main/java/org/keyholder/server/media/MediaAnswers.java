package org.keyholder.server.media;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Locale;
import org.keyholder.server.shared.Fingerprint;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * A clip or snapshot as an answer, whole or the part that was asked for. The framework's own answer to a range sends the whole file
 * with a 416, and knows no If-Range: so it is handed a stream, which it passes on as it is.
 */
@Component
public class MediaAnswers {

    private final MediaStore files;

    MediaAnswers(MediaStore files) {
        this.files = files;
    }

    /** To be shown; where no page can show it, to be kept, since a browser would show a black frame. */
    public ResponseEntity<Resource> answer(MediaItem item, HttpServletRequest request) {
        return item.isShown() ? answer(item, request, new HttpHeaders()) : download(item, request);
    }

    /** To be kept, as it came. */
    public ResponseEntity<Resource> download(MediaItem item, HttpServletRequest request) {
        var kept = new HttpHeaders();
        kept.setContentDisposition(
                ContentDisposition.attachment().filename(fileName(item)).build());
        return answer(item, request, kept);
    }

    /** The sender's name for it, which has no character that a file's name may not have, ends as its content asks for. */
    static String fileName(MediaItem item) {
        var name = item.name();
        return item.type().endings().stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)
                ? name
                : name + item.type().endings().getFirst();
    }

    private ResponseEntity<Resource> answer(MediaItem item, HttpServletRequest request, HttpHeaders more) {
        var content = files.content(item.key());
        var tag = tag(item);
        var range = asksForPart(request, tag)
                ? ByteRange.read(request.getHeader(HttpHeaders.RANGE), content.size())
                : new ByteRange.Whole();
        return switch (range) {
            case ByteRange.Whole() -> part(item, content, tag, HttpStatus.OK, 0, content.size(), more);
            case ByteRange.Part part ->
                part(item, content, tag, HttpStatus.PARTIAL_CONTENT, part.first(), part.length(), more);
            case ByteRange.NoneThere() ->
                ResponseEntity.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
                        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                        .header(HttpHeaders.CONTENT_RANGE, "bytes */" + content.size())
                        .build();
        };
    }

    /** A range is for GET alone, said once, and holds only for the very file that If-Range names (RFC 9110, 13.1.5 and 14.2). */
    private static boolean asksForPart(HttpServletRequest request, String tag) {
        var ranges = Collections.list(request.getHeaders(HttpHeaders.RANGE));
        var ifRange = request.getHeader(HttpHeaders.IF_RANGE);
        return request.getMethod().equals("GET")
                && ranges.size() == 1
                && (ifRange == null || ifRange.strip().equals(tag));
    }

    private static ResponseEntity<Resource> part(
            MediaItem item,
            MediaContent content,
            String tag,
            HttpStatus status,
            long first,
            long length,
            HttpHeaders more) {
        var answer = ResponseEntity.status(status)
                .headers(more)
                .contentType(MediaType.parseMediaType(item.type().contentType()))
                .contentLength(length)
                .eTag(tag)
                .header(HttpHeaders.ACCEPT_RANGES, "bytes");
        if (status == HttpStatus.PARTIAL_CONTENT) {
            answer.header(
                    HttpHeaders.CONTENT_RANGE, "bytes " + first + "-" + (first + length - 1) + "/" + content.size());
        }
        return answer.body(
                new InputStreamResource(() -> new Limited(content.open(first), length), "stored file " + item.key()));
    }

    /** A stored file never changes: its key says which it is, and is not told. */
    private static String tag(MediaItem item) {
        return "\"" + HexFormat.of().formatHex(Fingerprint.of(item.key()), 0, 12) + "\"";
    }

    /** So many bytes of a stream and no more. */
    private static final class Limited extends InputStream {

        private final InputStream in;
        private long left;

        Limited(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int next = left > 0 ? in.read() : -1;
            left -= next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int count = left > 0 ? in.read(into, offset, (int) Math.min(length, left)) : -1;
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
