package org.keyholder.server.admission.internal;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A request whose body has come already. */
final class RequestWithBody extends HttpServletRequestWrapper {

    /** Whoever reads it refuses a body of more than {@link #LARGEST}, and sees by one byte more that it is. */
    static final int LARGEST = 32 * 1024;

    private final byte[] body;

    private RequestWithBody(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    static RequestWithBody read(HttpServletRequest request) throws IOException {
        return new RequestWithBody(request, request.getInputStream().readNBytes(LARGEST + 1));
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Body(new ByteArrayInputStream(body));
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        private Body(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("All of it is here already");
        }
    }
}
