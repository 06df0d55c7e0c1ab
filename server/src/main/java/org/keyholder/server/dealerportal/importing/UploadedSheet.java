package org.keyholder.server.dealerportal.importing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.keyholder.server.dealerportal.sheet.Sheet;
import org.keyholder.server.dealerportal.sheet.SheetReader;
import org.keyholder.server.shared.Refusal;

/** A file as a browser sends it. No other page takes one, so it is read here alone, and no more of it than a sheet may have. */
record UploadedSheet(String name, byte[] bytes) {

    /** So much of what is too large is read and thrown away, so that the browser gets to see the answer. */
    private static final long DRAINED = 64L * 1024 * 1024;

    private static final int LONGEST_NAME = 200;

    /** @throws Refusal where there is no file, or too much of it */
    static UploadedSheet of(HttpServletRequest request) {
        try {
            return read(request);
        } catch (IOException broken) {
            throw none();
        }
    }

    private static UploadedSheet read(HttpServletRequest request) throws IOException {
        var type = request.getContentType();
        if (type == null || !type.startsWith("multipart/form-data")) {
            throw none();
        }
        if (request.getContentLengthLong() > DRAINED) {
            throw SheetReader.tooLarge();
        }
        var parts = new FileUpload().getItemIterator(new Asked(request));
        while (parts.hasNext()) {
            var part = parts.next();
            if (part.getFieldName().equals(Sheet.FIELD) && !part.isFormField()) {
                return sheet(part);
            }
        }
        throw none();
    }

    private static UploadedSheet sheet(FileItemStream part) throws IOException {
        var name = name(part);
        if (name.isEmpty()) {
            throw none();
        }
        try (InputStream in = part.openStream()) {
            var bytes = in.readNBytes(Sheet.LARGEST + 1);
            if (bytes.length > Sheet.LARGEST) {
                in.skip(DRAINED);
                throw SheetReader.tooLarge();
            }
            return new UploadedSheet(name, bytes);
        }
    }

    /** Some browsers send the folder along. */
    private static String name(FileItemStream part) {
        var sent = Optional.ofNullable(part.getName()).orElse("");
        var name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private static Refusal none() {
        return Refusal.invalid("file-missing", Sheet.FIELD, "Choose a file.");
    }

    private record Asked(HttpServletRequest request) implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return Optional.ofNullable(request.getContentType()).orElse("");
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return request.getInputStream();
        }
    }
}
