package org.keyholder.server.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.keyholder.server.audit.internal.ChainCheck;
import org.keyholder.server.audit.internal.ExportLine;

/** Checks an exported record, on any machine: it needs the file and nothing else, and reads it line by line. */
public final class ExportedAudit {

    /** No entry comes near it. */
    private static final int LONGEST_LINE = 1024 * 1024;

    private final InputStream in;
    private final ChainCheck check = new ChainCheck("?");

    private ExportedAudit(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Checks all of it; the caller closes the stream. */
    public static AuditVerdict verify(InputStream in) throws IOException {
        return new ExportedAudit(in).verify();
    }

    private AuditVerdict verify() throws IOException {
        for (var line = line(); line.isPresent(); line = line()) {
            switch (ExportLine.read(line.get()).orElse(null)) {
                case null -> {
                    return check.missing("cannot be read: its line is broken");
                }
                case ExportLine.Head head -> {
                    return end(head);
                }
                case ExportLine.Entry(var entry, var hash) -> {
                    var broken = check.next(entry, hash);
                    if (broken.isPresent()) {
                        return broken.get();
                    }
                }
            }
        }
        return check.missing("or the line of the head is missing: the file was cut off");
    }

    private AuditVerdict end(ExportLine.Head head) throws IOException {
        var last = check.last();
        if (head.number() > last.number()) {
            return check.missing();
        }
        boolean same = head.number() == last.number()
                && head.hash().equals(last.hash())
                && (last.number() == 0 || head.organisation().equals(check.organisation()));
        if (!same) {
            return check.notTheLast();
        }
        if (line().isPresent()) {
            return check.missing("stands behind the line of the head: something was added");
        }
        return new AuditVerdict.Whole(head.organisation(), last.number(), last.hash(), head.notChained());
    }

    /** The next line; empty at the end. A line that is no text comes as one that cannot be read. */
    private Optional<String> line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n' && bytes.size() < LONGEST_LINE) {
            bytes.write(next);
            next = in.read();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.of("");
        }
    }
}
