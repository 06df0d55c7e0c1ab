package org.keyholder.server.identity.internal;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;

/** Why somebody is not signed in by their organisation's provider, in words for them. The code stands in an address for a moment. */
enum ProviderRefusal {
    NOT_BEGUN_HERE(
            "not-begun-here",
            HttpStatus.FORBIDDEN,
            "This sign-in was not begun in this browser, was used before, or is more than ten minutes old. Begin again."),
    GIVEN_UP("given-up", HttpStatus.FORBIDDEN, "You were not signed in there."),
    UNAVAILABLE(
            "unavailable",
            HttpStatus.SERVICE_UNAVAILABLE,
            "The sign-in of %s does not answer as it should at the moment. Try again, or sign in with your password."),
    NOT_BELIEVED(
            "not-believed",
            HttpStatus.FORBIDDEN,
            "The sign-in of %s gave an answer that cannot be accepted. Begin again; if that does not help, tell whoever manages the people of %1$s."),
    NO_MEMBER(
            "no-member",
            HttpStatus.FORBIDDEN,
            "You do not work for %s here, at least not under an e-mail address that its sign-in has verified. Whoever manages its people can invite you."),
    NO_FACTOR(
            "no-second-factor",
            HttpStatus.FORBIDDEN,
            "%s asks everybody for a second factor, and its own sign-in is not known to ask for one. Sign in with your password and a code, or tell whoever manages its people."),
    OTHER_ACCOUNT(
            "other-account",
            HttpStatus.FORBIDDEN,
            "Somebody with your e-mail address has come in by another account of %s before. Whoever manages its people can release that.");

    private final String code;
    private final HttpStatus status;
    private final String words;

    ProviderRefusal(String code, HttpStatus status, String words) {
        this.code = code;
        this.status = status;
        this.words = words;
    }

    static Optional<ProviderRefusal> ofCode(String code) {
        return Stream.of(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    String code() {
        return code;
    }

    HttpStatus status() {
        return status;
    }

    String words(String organisation) {
        return words.formatted(organisation);
    }
}
