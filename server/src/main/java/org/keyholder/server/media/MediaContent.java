package org.keyholder.server.media;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a stored file, to be read from the front or from somewhere in the middle. */
public interface MediaContent {

    /** How many there are. */
    long size();

    /** The bytes from this one on, the first being 0; whoever opens them closes them. */
    InputStream open(long from) throws IOException;
}
