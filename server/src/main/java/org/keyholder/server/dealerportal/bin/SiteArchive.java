package org.keyholder.server.dealerportal.bin;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.media.MediaItems;
import org.keyholder.server.media.MediaStore;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Outage;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.site.SiteData;
import org.springframework.stereotype.Component;

/**
 * All that is kept about a site in one ZIP file: a file of JSON objects for each kind of row, one a line, and the clips and snapshots themselves.
 */
@Component
class SiteArchive {

    private static final String README = """
            Everything that is kept about this site.

            Each .jsonl file holds one kind of record, as one JSON object a line, in UTF-8. Times are in UTC. Keys and passwords are left out.
            clips-and-snapshots/ holds the files themselves, in one folder for each event.
            missing.txt, where it is there, names files whose bytes could not be read.
            """;

    private final SiteData data;
    private final MediaItems media;
    private final MediaStore store;

    SiteArchive(SiteData data, MediaItems media, MediaStore store) {
        this.data = data;
        this.media = media;
        this.store = store;
    }

    /** Gathered on the disk first: whoever reads slowly holds no transaction. Close it to take the gathered files away. */
    Gathered gather(DealerId dealer, SiteId site) throws IOException {
        var gathered = new Gathered(Files.createTempDirectory("keyholder-site"));
        try {
            gathered.name = data.handOut(dealer, site, gathered::add);
            gathered.items.addAll(media.ofSite(dealer, site));
            gathered.endParts();
            return gathered;
        } catch (RuntimeException | IOException e) {
            gathered.close();
            throw e;
        }
    }

    final class Gathered implements AutoCloseable {

        private final Path folder;
        private final Map<String, BufferedWriter> parts = new LinkedHashMap<>();
        private final List<MediaItem> items = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();
        private String name = "";

        private Gathered(Path folder) {
            this.folder = folder;
        }

        String siteName() {
            return name;
        }

        private void add(SiteData.Line line) {
            try {
                var part = parts.get(line.part());
                if (part == null) {
                    part = Files.newBufferedWriter(folder.resolve(line.part() + ".jsonl"));
                    parts.put(line.part(), part);
                }
                part.write(line.json());
                part.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void endParts() throws IOException {
            for (var part : parts.values()) {
                part.close();
            }
        }

        void writeTo(OutputStream out) throws IOException {
            var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            text(zip, "README.txt", README);
            for (var part : parts.keySet()) {
                zip.putNextEntry(new ZipEntry(part + ".jsonl"));
                Files.copy(folder.resolve(part + ".jsonl"), zip);
                zip.closeEntry();
            }
            // Clips and pictures are as small as they get already.
            zip.setLevel(0);
            for (var item : items) {
                file(zip, item);
            }
            if (!missing.isEmpty()) {
                text(zip, "missing.txt", String.join("\n", missing) + "\n");
            }
            zip.finish();
        }

        private void file(ZipOutputStream zip, MediaItem item) throws IOException {
            var path = "clips-and-snapshots/" + item.event() + "/" + item.name();
            try (var bytes = store.content(item.key()).open(0)) {
                zip.putNextEntry(new ZipEntry(path));
                bytes.transferTo(zip);
                zip.closeEntry();
            } catch (Outage gone) {
                missing.add(path);
            }
        }

        private static void text(ZipOutputStream zip, String name, String text) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        @Override
        public void close() throws IOException {
            endParts();
            for (var part : parts.keySet()) {
                Files.deleteIfExists(folder.resolve(part + ".jsonl"));
            }
            Files.deleteIfExists(folder);
        }
    }
}
