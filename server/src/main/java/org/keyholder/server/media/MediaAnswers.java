package org.keyholder.server.media;

import java.util.Locale;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A clip or snapshot as an answer; Spring serves byte ranges of it. */
@Component
public class MediaAnswers {

    private final MediaStore files;

    MediaAnswers(MediaStore files) {
        this.files = files;
    }

    /** To be shown; where no page can show it, to be kept, since a browser would show a black frame. */
    public ResponseEntity<Resource> answer(MediaItem item) {
        return item.isShown() ? ok(item).body(MediaResource.of(files, item)) : download(item);
    }

    /** To be kept, as it came. */
    public ResponseEntity<Resource> download(MediaItem item) {
        var disposition =
                ContentDisposition.attachment().filename(fileName(item)).build();
        return ok(item).header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(MediaResource.of(files, item));
    }

    private static ResponseEntity.BodyBuilder ok(MediaItem item) {
        return ResponseEntity.ok()
                .contentType(org.springframework.http.MediaType.parseMediaType(
                        item.type().contentType()));
    }

    /** The sender's name for it, which has no character that a file's name may not have, ends as its content asks for. */
    static String fileName(MediaItem item) {
        var name = item.name();
        return item.type().endings().stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)
                ? name
                : name + item.type().endings().getFirst();
    }
}
