package org.keyholder.server.identity.internal.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keyholder.server.configuration.PublicUrl;
import org.springframework.stereotype.Component;

/** Reads what browsers answer about passkeys, and checks it as the standard says: for this server's name and nobody else's. */
@Component
class Ceremony {

    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(converter);
    private final PublicUrl publicUrl;

    Ceremony(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** The name that passkeys are bound to (RP ID, 5.1.2): the host of the address that people type, as browsers write it. */
    String relyingParty() {
        return Objects.requireNonNullElse(URI.create(publicUrl.base()).getHost(), "localhost")
                .toLowerCase(Locale.ROOT);
    }

    private ServerProperty server(byte[] challenge) {
        var url = URI.create(publicUrl.base());
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        // Browsers leave out the port that goes without saying.
        var port = url.getPort() < 0 || url.getPort() == (scheme.equals("https") ? 443 : 80) ? "" : ":" + url.getPort();
        return new ServerProperty(
                Origin.create(scheme + "://" + relyingParty() + port), relyingParty(), new DefaultChallenge(challenge));
    }

    /**
     * A passkey that was made.
     *
     * @param credentialId 1 to 1023 bytes, as the standard says (4, Credential ID)
     * @param publicKey the attested credential data (6.5.1), which holds the id once more: 4000 bytes at most, where RSA of 4096 bits takes
     *     about 1600
     * @param signCount 0 to 4294967295; always 0 where the authenticator does not count
     */
    record Made(byte[] credentialId, byte[] publicKey, long signCount) {

        private static final int LONGEST_ID = 1023;
        private static final int LONGEST_KEY = 4000;

        boolean fits() {
            return credentialId.length > 0 && credentialId.length <= LONGEST_ID && publicKey.length <= LONGEST_KEY;
        }
    }

    /** An answer that has been read and not yet checked. */
    record Answer<D>(D data, byte[] challenge) {}

    Optional<Answer<RegistrationData>> readMade(String json) {
        try {
            var data = manager.parseRegistrationResponseJSON(json);
            var client = data.getCollectedClientData();
            return client == null
                    ? Optional.empty()
                    : Optional.of(new Answer<>(data, client.getChallenge().getValue()));
        } catch (RuntimeException e) { // What the library makes of nonsense differs; it is none of ours.
            return Optional.empty();
        }
    }

    /** As 7.1 says; its person has to be there and verified (steps 15 and 16), and an attestation is not asked for. */
    Optional<Made> checkMade(Answer<RegistrationData> answer) {
        try {
            manager.verify(
                    answer.data(), new RegistrationParameters(server(answer.challenge()), parameters(), true, true));
            var data =
                    Objects.requireNonNull(answer.data().getAttestationObject()).getAuthenticatorData();
            var key = Objects.requireNonNull(data.getAttestedCredentialData());
            return Optional.of(new Made(key.getCredentialId(), keys.convert(key), data.getSignCount()))
                    .filter(Made::fits);
        } catch (RuntimeException e) { // As above: what is not whole fails in other ways than what is wrong.
            return Optional.empty();
        }
    }

    private static List<PublicKeyCredentialParameters> parameters() {
        return Stream.of(ALGORITHMS.toArray(COSEAlgorithmIdentifier[]::new))
                .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
    }

    Optional<Answer<AuthenticationData>> readShown(String json) {
        try {
            var data = manager.parseAuthenticationResponseJSON(json);
            var client = data.getCollectedClientData();
            return client == null
                    ? Optional.empty()
                    : Optional.of(new Answer<>(data, client.getChallenge().getValue()));
        } catch (RuntimeException e) { // What the library makes of nonsense differs; it is none of ours.
            return Optional.empty();
        }
    }

    /** What a passkey comes to that was shown. */
    sealed interface Shown {

        record Right(long signCount) implements Shown {}

        /** Its counter went back, or stayed where it was (7.2, step 22). */
        record Copied() implements Shown {}

        record Wrong() implements Shown {}
    }

    /** As 7.2 says; the person has been verified by the passkey itself (step 17): by finger, face or PIN. */
    Shown checkShown(Answer<AuthenticationData> answer, byte[] publicKey, long signCount) {
        try {
            var known = new CredentialRecordImpl(
                    new NoneAttestationStatement(),
                    null,
                    null,
                    null,
                    signCount,
                    keys.convert(publicKey),
                    null,
                    null,
                    null,
                    null);
            manager.verify(
                    answer.data(), new AuthenticationParameters(server(answer.challenge()), known, null, true, true));
            return new Shown.Right(
                    Objects.requireNonNull(answer.data().getAuthenticatorData()).getSignCount());
        } catch (MaliciousCounterValueException e) {
            return new Shown.Copied();
        } catch (RuntimeException e) { // As above.
            return new Shown.Wrong();
        }
    }
}
