package org.keyholder.server.media.internal;

import java.util.List;
import org.keyholder.server.media.MediaStore;
import org.keyholder.server.site.FilesOfSites;
import org.springframework.stereotype.Component;

/** Takes the clips and stills of an erased site out of the store. */
@Component
class FilesOfErasedSites implements FilesOfSites {

    private final MediaStore store;

    FilesOfErasedSites(MediaStore store) {
        this.store = store;
    }

    @Override
    public void remove(List<String> storageKeys) {
        storageKeys.forEach(store::remove);
    }
}
