package org.keyholder.server.identity.internal.launch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.Secret;

/**
 * A launch address that names its operator and is signed: {@code /monitoring?…&operator=…&time=…&signature=…}. Signed is the address as it
 * stands in the request, from the slash to before {@code &signature=}, byte for byte; nothing is decoded, put in order or completed first, so
 * that there is one text for each signature (docs/launch.md).
 *
 * @param text what was signed
 * @param signature 64 digits in small hex
 * @param operator the login, decoded
 * @param at when it was signed
 */
public record SignedLaunch(String text, String signature, String operator, Instant at) {

    /** For so long a launch is good. */
    public static final Duration GOOD_FOR = Duration.ofSeconds(60);

    /** So far the clock of the station's machine may be ahead of this one's. */
    static final Duration AHEAD = Duration.ofSeconds(30);

    private static final String PATH = "/monitoring";
    private static final String OPERATOR = "operator";
    private static final String TIME = "time";
    private static final String SIGNATURE = "signature";
    private static final Set<String> OURS = Set.of(OPERATOR, TIME, SIGNATURE);
    private static final String BEFORE_SIGNATURE = "&" + SIGNATURE + "=";

    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    private static final String ALGORITHM = "HmacSHA256";

    public SignedLaunch {
        Objects.requireNonNull(text);
        Objects.requireNonNull(signature);
        Objects.requireNonNull(operator);
        Objects.requireNonNull(at);
    }

    /** Whether the query is meant to be that of a signed launch, and be it a bad one. */
    public static boolean isMeant(@Nullable String query) {
        return query != null
                && parameters(query).anyMatch(parameter -> name(parameter).equals(SIGNATURE));
    }

    /**
     * Reads the query as it stands in the request. Empty where it is no signed launch: what it needs is missing, stands there twice, is not
     * to be read, or something follows the signature.
     */
    public static Optional<SignedLaunch> read(String query) {
        int end = query.lastIndexOf(BEFORE_SIGNATURE);
        if (end < 0 || !query.chars().allMatch(SignedLaunch::mayStandInAddress)) {
            return Optional.empty();
        }
        var signed = query.substring(0, end);
        var signature = query.substring(end + BEFORE_SIGNATURE.length());
        var operator = only(signed, OPERATOR).flatMap(SignedLaunch::decoded);
        var at = only(signed, TIME)
                .filter(seconds -> SECONDS.matcher(seconds).matches())
                .map(Long::parseLong)
                .map(Instant::ofEpochSecond);
        if (isMeant(signed) || !HEX.matcher(signature).matches() || operator.isEmpty() || at.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new SignedLaunch(PATH + "?" + signed, signature.toLowerCase(Locale.ROOT), operator.get(), at.get()));
    }

    /** The address of the same launch without operator, time and signature: where it leads whoever is signed in. */
    public static String plain(String query) {
        var rest = parameters(query)
                .filter(parameter -> !OURS.contains(name(parameter)))
                .collect(Collectors.joining("&"));
        return rest.isEmpty() ? PATH : PATH + "?" + rest;
    }

    /** The signature of a text: HMAC-SHA256 with the secret's bytes, in small hex. */
    static String sign(Secret secret, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** Whether it was signed with one of these. All are tried, however the first fares: time tells nobody which. */
    public boolean isSignedWith(List<Secret> secrets) {
        boolean fits = false;
        for (var secret : secrets) {
            fits |= MessageDigest.isEqual(ascii(signature), ascii(sign(secret, text)));
        }
        return fits;
    }

    /** Whether it is neither too old nor of a time to come. */
    public boolean isGood(Instant now) {
        return !now.isAfter(goodUntil()) && !at.isAfter(now.plus(AHEAD));
    }

    Instant goodUntil() {
        return at.plus(GOOD_FOR);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static Stream<String> parameters(String query) {
        return Stream.of(query.split("&", -1));
    }

    /** As it stands there: a name of ours in other letters, or encoded, is another name. */
    private static String name(String parameter) {
        int end = parameter.indexOf('=');
        return end < 0 ? parameter : parameter.substring(0, end);
    }

    /** The value of the one parameter of this name; empty where there is none, or more than one. */
    private static Optional<String> only(String query, String name) {
        var values = parameters(query)
                .filter(parameter -> name(parameter).equals(name) && parameter.length() > name.length() + 1)
                .map(parameter -> parameter.substring(name.length() + 1))
                .toList();
        var named = parameters(query).filter(parameter -> name(parameter).equals(name));
        return named.count() == 1 ? values.stream().findFirst() : Optional.empty();
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a percent sign that stands for nothing
        }
    }

    private static boolean mayStandInAddress(int letter) {
        return letter > ' ' && letter < 0x7f;
    }
}
