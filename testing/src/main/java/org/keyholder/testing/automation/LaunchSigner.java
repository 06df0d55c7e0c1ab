package org.keyholder.testing.automation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs launch addresses as a station's automation software does. It was written from docs/launch.md and shares nothing with the server,
 * so that the two check each other.
 *
 * @param secret the station's launch secret
 */
public record LaunchSigner(String secret) {

    public LaunchSigner {
        Objects.requireNonNull(secret);
    }

    /** The launch address for this operator. {@code plain} is a path with its query, such as {@code /monitoring?act=P2794&zone=017}. */
    public String launch(String plain, String operator, Instant at) {
        return signed(plain + (plain.contains("?") ? "&" : "?") + "operator="
                + URLEncoder.encode(operator, StandardCharsets.UTF_8) + "&time=" + at.getEpochSecond());
    }

    /** The address with its signature behind it, whatever it says. */
    public String signed(String address) {
        return address + "&signature=" + signature(address);
    }

    /** HMAC-SHA256 of the address under the secret, in hex. */
    public String signature(String address) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(address.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "a signer of launches";
    }
}
