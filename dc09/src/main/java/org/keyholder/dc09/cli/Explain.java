package org.keyholder.dc09.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keyholder.dc09.content.AcceptanceWindow;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.frame.Allowance;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.FrameReader;
import org.keyholder.dc09.frame.Problem;
import org.keyholder.dc09.message.AccountRules;
import org.keyholder.dc09.message.Decoder;
import org.keyholder.dc09.message.Decoding;
import org.keyholder.dc09.message.Message;

/** {@code dc09 explain}: one object for each line of standard input, good or bad. */
final class Explain {
    private final Decoder decoder;
    /** An installer wants to see what a damaged frame was meant to say, though nobody may act on it. */
    private final Decoder forgiving;

    private final Optional<Instant> at;

    Explain(List<String> arguments) {
        Options options = Options.of(arguments, Set.of("--key", "--at", "--allow"), Set.of("--strict"));
        Protection protection = options.find("--key")
                .<Protection>map(key -> new Protection.EncryptedOrClear(FrameKey.of(key)))
                .orElse(new Protection.ClearText());
        AccountRules rules = new AccountRules(protection, AllowOption.read(options));
        this.decoder = new Decoder(_ -> rules);
        AccountRules all = new AccountRules(protection, Allowances.of(Allowance.values()));
        this.forgiving = new Decoder(_ -> all);
        this.at = options.find("--at").map(Explain::instant);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException notAnInstant) {
            throw new UsageException("--at needs an instant such as 2026-11-21T10:00:00Z, not " + text);
        }
    }

    int run(InputStream in, PrintStream out) throws IOException {
        InputStream lines = new BufferedInputStream(in);
        for (Optional<byte[]> line = line(lines); line.isPresent(); line = line(lines)) {
            out.print(explain(line.get()) + "\n");
            out.flush();
        }
        return 0;
    }

    /** Bytes up to LF, a CR before it dropped; of a line that could be no frame only as much as shows that is kept. */
    private static Optional<byte[]> line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() <= FrameReader.LONGEST + 1) {
                line.write(next);
            }
        }
        byte[] bytes = line.toByteArray();
        boolean windows = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return Optional.of(windows ? Arrays.copyOf(bytes, bytes.length - 1) : bytes);
    }

    private Json explain(byte[] line) {
        Decoding decoding = decoder.decode(line);
        Decoding shown = decoding instanceof Decoding.Damaged ? forgiving.decode(line) : decoding;
        return Explanation.of(shown, decoding.refusal().or(() -> clockProblem(decoding)));
    }

    private Optional<Problem> clockProblem(Decoding decoding) {
        return decoding instanceof Decoding.Understood(Message message)
                ? at.flatMap(now ->
                        problem(AcceptanceWindow.STANDARD.judge(message.frame().timestamp(), now)))
                : Optional.empty();
    }

    private static Optional<Problem> problem(AcceptanceWindow.Verdict verdict) {
        return switch (verdict) {
            case AcceptanceWindow.Verdict.InTime _, AcceptanceWindow.Verdict.NotStamped _ -> Optional.empty();
            case AcceptanceWindow.Verdict.TooOld _ -> Optional.of(Problem.TIMESTAMP_TOO_OLD);
            case AcceptanceWindow.Verdict.TooNew _ -> Optional.of(Problem.TIMESTAMP_TOO_NEW);
        };
    }
}
