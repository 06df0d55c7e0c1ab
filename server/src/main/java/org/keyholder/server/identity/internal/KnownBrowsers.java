package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells the browsers in which somebody has signed in before from all others, by a cookie: OWASP's device cookies
 * (docs/adr/2026-11-26-passwords-and-known-browsers.md). It signs nobody in and names nobody: it holds an id that is made up, and for each
 * login a mark that follows from id, login and a key of ours. Whoever copies it may guess as often as in the browser that it was taken from.
 */
final class KnownBrowsers {

    /** As long as browsers keep one, counted from the last sign-in. */
    static final BrowserCookie COOKIE = new BrowserCookie("keyholder-browser", Duration.ofDays(400));

    /** Who took turns at one desk longest ago is a stranger there. */
    static final int MOST_LOGINS = 16;

    private static final int BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";

    /** Id and marks: 16 bytes each, in letters that a cookie may hold. */
    private static final Pattern WRITTEN_BY_US = Pattern.compile("[\\w-]{22}(\\.[\\w-]{22}){1," + MOST_LOGINS + "}");

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    /** With a key of 32 bytes; with another one all browsers are strangers. */
    KnownBrowsers(byte[] key) {
        if (key.length != 32) {
            throw new IllegalArgumentException("The key of known browsers has 32 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The browser's id, if the login has signed in with it before. */
    Optional<String> known(HttpServletRequest request, Login login) {
        return read(request).filter(kept -> kept.knows(mark(kept.id(), login))).map(Kept::id);
    }

    /** The login has signed in with this browser. */
    void remember(Login login, HttpServletRequest request, HttpServletResponse response) {
        var kept = read(request).orElseGet(this::nothing);
        COOKIE.set(kept.with(mark(kept.id(), login)).text(), request, response);
    }

    private static Optional<Kept> read(HttpServletRequest request) {
        return COOKIE.read(request)
                .filter(text -> WRITTEN_BY_US.matcher(text).matches())
                .map(Kept::of);
    }

    private Kept nothing() {
        var id = new byte[BYTES];
        random.nextBytes(id);
        return new Kept(text(id), List.of());
    }

    private String mark(String id, Login login) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var all = mac.doFinal((id + " " + login.folded()).getBytes(StandardCharsets.UTF_8));
            return text(Arrays.copyOf(all, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * What a browser keeps.
     *
     * @param marks of those who signed in, the last one first
     */
    private record Kept(String id, List<String> marks) {

        static Kept of(String text) {
            var parts = List.of(text.split("\\."));
            return new Kept(parts.getFirst(), parts.subList(1, parts.size()));
        }

        /** Takes as long however much of a mark is right. */
        boolean knows(String mark) {
            var wanted = mark.getBytes(StandardCharsets.US_ASCII);
            return marks.stream()
                    .anyMatch(one -> MessageDigest.isEqual(one.getBytes(StandardCharsets.US_ASCII), wanted));
        }

        Kept with(String mark) {
            var all = new ArrayList<String>();
            all.add(mark);
            marks.stream()
                    .filter(one -> !one.equals(mark))
                    .limit(MOST_LOGINS - 1L)
                    .forEach(all::add);
            return new Kept(id, all);
        }

        String text() {
            return id + "." + String.join(".", marks);
        }
    }
}
