package org.keyholder.server.site;

import java.util.List;

/** Takes away the files of a site that was erased. Implemented by whoever stores them. */
public interface FilesOfSites {

    /** After the commit: no row names these any more. What a kill leaves over is found by the sweep of files that nobody names. */
    void remove(List<String> storageKeys);
}
