package org.keyholder.server.messaging.internal.twilio;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * X-Twilio-Signature of a form post: base64(HMAC-SHA1(auth token, URL as called + each parameter in byte order of names,
 * name and value)); repeated values of a name are sorted and counted once. The port may or may not have been part of the
 * URL that was signed: both are right.
 */
final class TwilioSignature {

    private final SecretKeySpec key;

    TwilioSignature(String authToken) {
        this.key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
    }

    boolean fits(String shown, URI url, Map<String, String[]> form) {
        return equal(shown, sign(url.toString(), form))
                | equal(shown, sign(withPort(url), form))
                | equal(shown, sign(withoutPort(url), form));
    }

    String sign(String url, Map<String, String[]> form) {
        var signed = new StringBuilder(url);
        new TreeMap<>(form)
                .forEach((name, values) -> new TreeSet<>(Arrays.asList(values))
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

    private static String withPort(URI url) {
        int port = url.getPort() >= 0 ? url.getPort() : "https".equals(url.getScheme()) ? 443 : 80;
        return rebuilt(url, ":" + port);
    }

    private static String withoutPort(URI url) {
        return rebuilt(url, "");
    }

    private static String rebuilt(URI url, String port) {
        var query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return url.getScheme() + "://" + url.getHost() + port + url.getRawPath() + query;
    }

    private static boolean equal(String shown, String right) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
