package org.keyholder.server.messaging.internal.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * X-Twilio-Signature of a form post: base64(HMAC-SHA1(auth token, URL as called + each field of the form in byte order of names,
 * name and value)); repeated values of a name are sorted and counted once.
 */
final class TwilioSignature {

    private final SecretKeySpec key;

    TwilioSignature(String authToken) {
        this.key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
    }

    /** Whether the form was signed together with one of the forms of its URL. */
    boolean fits(String shown, List<String> urls, TwilioForm form) {
        boolean fits = false;
        for (var url : urls) {
            fits |= equal(shown, sign(url, form));
        }
        return fits;
    }

    String sign(String url, TwilioForm form) {
        var signed = new StringBuilder(url);
        new TreeMap<>(form.fields())
                .forEach((name, values) -> new TreeSet<>(values)
                        .forEach(value -> signed.append(name).append(value)));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA1", e);
        }
    }

    private static boolean equal(String shown, String right) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
