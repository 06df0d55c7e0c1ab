package org.keyholder.server.mail;

import java.util.Objects;
import java.util.UUID;

/**
 * A mail in plain text.
 *
 * @param id the same for each try, so that whoever gets it twice can tell
 * @param text lines that end in line feeds
 */
public record Mail(UUID id, MailAddress to, String subject, String text) {

    public Mail {
        Objects.requireNonNull(id);
        Objects.requireNonNull(to);
        if (subject.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A subject is one line");
        }
        Objects.requireNonNull(text);
    }
}
