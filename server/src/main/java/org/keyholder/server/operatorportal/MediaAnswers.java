package org.keyholder.server.operatorportal;

import org.keyholder.server.media.MediaItem;
import org.keyholder.server.media.MediaResource;
import org.keyholder.server.media.MediaStore;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** A clip or snapshot as an answer; Spring serves byte ranges of it. */
@Component
class MediaAnswers {

    private final MediaStore files;

    MediaAnswers(MediaStore files) {
        this.files = files;
    }

    ResponseEntity<Resource> answer(MediaItem item) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(item.type().contentType()))
                .body(MediaResource.of(files, item));
    }
}
