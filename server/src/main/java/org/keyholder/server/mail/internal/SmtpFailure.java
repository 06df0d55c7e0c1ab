package org.keyholder.server.mail.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.mail.Mailer.Handed;
import org.springframework.mail.MailSendException;

/** What a failed try means: a server's 5xx is for good, all else may pass (RFC 5321, 4.2.1). */
final class SmtpFailure {

    private static final int FOR_GOOD = 500;
    private static final int LONGEST = 200;

    private SmtpFailure() {}

    static Handed of(Throwable failure) {
        return all(failure).stream()
                .flatMap(one -> refusal(one).stream())
                .findFirst()
                .orElseGet(() -> new Handed.Later("The mail server cannot be reached as it should."));
    }

    private static Optional<Handed> refusal(Throwable one) {
        return switch (one) {
            case SMTPAddressFailedException recipient ->
                Optional.of(handed(recipient.getReturnCode(), recipient.getMessage()));
            // That our own address is refused somebody can mend in the settings.
            case SMTPSenderFailedException sender -> Optional.of(new Handed.Later(words(sender.getMessage())));
            case SMTPSendFailedException whole
            when whole.getReturnCode() > 0 -> Optional.of(handed(whole.getReturnCode(), whole.getMessage()));
            default -> Optional.empty();
        };
    }

    private static Handed handed(int code, @Nullable String said) {
        return code >= FOR_GOOD ? new Handed.Never(words(said)) : new Handed.Later(words(said));
    }

    /** The server's words, in one line. */
    private static String words(@Nullable String said) {
        return "The mail server said: " + line(said);
    }

    private static String line(@Nullable String said) {
        var line = Objects.requireNonNullElse(said, "nothing")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** What it is, without words that others have put into it: "SMTPAddressFailedException 550", "MailSendException ConnectException". */
    static String kind(Throwable failure) {
        return all(failure).stream()
                .map(one -> one.getClass().getSimpleName()
                        + code(one).map(code -> " " + code).orElse(""))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Optional<Integer> code(Throwable one) {
        return switch (one) {
            case SMTPAddressFailedException recipient -> Optional.of(recipient.getReturnCode());
            case SMTPSenderFailedException sender -> Optional.of(sender.getReturnCode());
            case SMTPSendFailedException whole -> Optional.of(whole.getReturnCode());
            default -> Optional.empty();
        };
    }

    /** Causes, and what the library hangs beside them; the recipients' refusals first, which are the narrower ones. */
    private static List<Throwable> all(Throwable failure) {
        var seen = new HashSet<Throwable>();
        var left = new ArrayDeque<>(List.of(failure));
        var found = new ArrayList<Throwable>();
        while (!left.isEmpty()) {
            var one = left.remove();
            if (seen.add(one)) {
                found.add(one);
                beside(one).forEach(left::add);
            }
        }
        found.sort((a, b) ->
                Boolean.compare(b instanceof SMTPAddressFailedException, a instanceof SMTPAddressFailedException));
        return found;
    }

    private static Stream<Throwable> beside(Throwable one) {
        var next = one instanceof jakarta.mail.MessagingException mail ? mail.getNextException() : null;
        var messages = one instanceof MailSendException sent
                ? Stream.<Throwable>of(sent.getMessageExceptions())
                : Stream.<Throwable>empty();
        return Stream.concat(
                messages,
                Stream.of(Optional.ofNullable(next), Optional.ofNullable(one.getCause()))
                        .flatMap(Optional::stream));
    }
}
