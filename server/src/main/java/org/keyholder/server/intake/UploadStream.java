package org.keyholder.server.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An upload's bytes: a connection that breaks or stalls is the sender's doing, and is told apart from a full disk. */
final class UploadStream extends FilterInputStream {

    UploadStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw BodyReader.tooSlow();
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw BodyReader.tooSlow();
        }
    }
}
