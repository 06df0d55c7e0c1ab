package org.keyholder.dc09.cli;

/** The command line cannot be carried out as it was typed. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
