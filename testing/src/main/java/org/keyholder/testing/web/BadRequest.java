package org.keyholder.testing.web;

/** The caller's mistake, told in words; it becomes a 400. */
public final class BadRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadRequest(String words) {
        super(words);
    }
}
