package org.keyholder.server.testing;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A device with one passkey on it, and the browser that asks it: what they answer to a page, as the standard says (Web Authentication, level 3;
 * ES256, attestation "none"). It does whatever it is told, also what no browser would.
 */
public final class PasskeyDevice {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern OPTIONS = Pattern.compile("data-passkey-(?:make|show)=\"([^\"]+)\"");
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int WITH_KEY = 0x40;
    private static final int KEY_BYTES = 32;

    private final byte[] id = new byte[16];
    private final KeyPair keys;
    private byte @Nullable [] user;
    private long count;
    private boolean verifies = true;

    public PasskeyDevice() {
        new SecureRandom().nextBytes(id);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** What a page asks, and on which page. */
    public record Asked(
            String challenge,
            String relyingParty,
            String origin,
            @Nullable String user) {

        public Asked challenge(String other) {
            return new Asked(other, relyingParty, origin, user);
        }

        public Asked relyingParty(String other) {
            return new Asked(challenge, other, origin, user);
        }

        public Asked origin(String other) {
            return new Asked(challenge, relyingParty, other, user);
        }
    }

    /** What the page asks that was sent. */
    public static Asked asked(HttpResponse<String> page) {
        var found = OPTIONS.matcher(page.body());
        if (!found.find()) {
            throw new AssertionError("No passkey is asked for by " + page.body());
        }
        var options = JSON.readTree(HtmlUtils.htmlUnescape(found.group(1)));
        var origin = page.uri().getScheme() + "://" + page.uri().getAuthority();
        return new Asked(
                options.get("challenge").asString(),
                options.hasNonNull("rpId")
                        ? options.get("rpId").asString()
                        : options.get("rp").get("id").asString(),
                origin,
                user(options));
    }

    private static @Nullable String user(JsonNode options) {
        return options.hasNonNull("user") ? options.get("user").get("id").asString() : null;
    }

    /** From now on it does not ask who holds it. */
    public PasskeyDevice verifiesNobody() {
        verifies = false;
        return this;
    }

    /** From now on it says this of whose it is; none says nothing. */
    public PasskeyDevice says(byte @Nullable [] other) {
        user = other;
        return this;
    }

    /** How often it has signed, as it says itself. */
    public PasskeyDevice counts(long signed) {
        count = signed;
        return this;
    }

    /** Makes the passkey: {@code RegistrationResponseJSON}. */
    public String make(Asked asked) {
        user = Base64.getUrlDecoder().decode(asked.user());
        var client = client("webauthn.create", asked);
        return answer(Map.of(
                "clientDataJSON",
                text(client),
                "attestationObject",
                text(attestation(authenticatorData(asked, WITH_KEY))),
                "transports",
                new String[] {"internal"}));
    }

    /** Signs with it: {@code AuthenticationResponseJSON}. */
    public String show(Asked asked) {
        return show(asked, "webauthn.get");
    }

    public String show(Asked asked, String type) {
        var client = client(type, asked);
        var data = authenticatorData(asked, 0);
        var response = new LinkedHashMap<String, @Nullable Object>();
        response.put("clientDataJSON", text(client));
        response.put("authenticatorData", text(data));
        response.put("signature", text(signature(data, client)));
        response.put("userHandle", user == null ? null : text(user));
        return answer(response);
    }

    private String answer(Map<String, ? extends @Nullable Object> response) {
        return JSON.writeValueAsString(Map.of(
                "id",
                text(id),
                "rawId",
                text(id),
                "type",
                "public-key",
                "authenticatorAttachment",
                "platform",
                "clientExtensionResults",
                Map.of(),
                "response",
                response));
    }

    private static byte[] client(String type, Asked asked) {
        var data = new LinkedHashMap<String, Object>();
        data.put("type", type);
        data.put("challenge", asked.challenge());
        data.put("origin", asked.origin());
        data.put("crossOrigin", false);
        return JSON.writeValueAsString(data).getBytes(StandardCharsets.UTF_8);
    }

    /** 6.1: the hash of the name, flags, counter, and where it is new the key. */
    private byte[] authenticatorData(Asked asked, int flags) {
        var data = new ByteArrayOutputStream();
        data.writeBytes(sha256(asked.relyingParty().getBytes(StandardCharsets.UTF_8)));
        data.write(PRESENT | (verifies ? VERIFIED : 0) | flags);
        data.writeBytes(ByteBuffer.allocate(4).putInt((int) count).array());
        if (flags == WITH_KEY) {
            data.writeBytes(new byte[16]);
            data.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
            data.writeBytes(id);
            data.writeBytes(publicKey());
        }
        return data.toByteArray();
    }

    /** A COSE key: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}. */
    private byte[] publicKey() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var key = new ByteArrayOutputStream();
        key.writeBytes(new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, KEY_BYTES});
        key.writeBytes(coordinate(point.getAffineX()));
        key.writeBytes(new byte[] {0x22, 0x58, KEY_BYTES});
        key.writeBytes(coordinate(point.getAffineY()));
        return key.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var from = Math.max(0, bytes.length - KEY_BYTES);
        var padded = new byte[KEY_BYTES];
        System.arraycopy(bytes, from, padded, KEY_BYTES - (bytes.length - from), bytes.length - from);
        return padded;
    }

    /** {"fmt": "none", "attStmt": {}, "authData": …} */
    private static byte[] attestation(byte[] data) {
        var object = new ByteArrayOutputStream();
        object.write(0xa3);
        word(object, "fmt");
        word(object, "none");
        word(object, "attStmt");
        object.write(0xa0);
        word(object, "authData");
        object.write(0x58);
        object.write(data.length);
        object.writeBytes(data);
        return object.toByteArray();
    }

    private static void word(ByteArrayOutputStream object, String word) {
        object.write(0x60 | word.length());
        object.writeBytes(word.getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] signature(byte[] data, byte[] client) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** From now on it says that it is the other, without its key. */
    public PasskeyDevice whoseIdIs(PasskeyDevice other) {
        System.arraycopy(other.id, 0, id, 0, id.length);
        user = other.user == null ? null : Arrays.copyOf(other.user, other.user.length);
        return this;
    }
}
