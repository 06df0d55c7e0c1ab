package org.keyholder.server.tls;

/** Certificate or key cannot be used, for a reason that whoever runs the server can act upon: in one sentence. */
final class BadCertificate extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadCertificate(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
