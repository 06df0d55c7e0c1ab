package org.keyholder.server.identity.internal.passkey;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.identity.Passkey;
import org.keyholder.server.shared.PersonId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Making passkeys and signing in by them. Each verifies its person itself, by finger, face or PIN: so it is both factors at once. */
@Component
public class Passkeys {

    private static final String SIGN_IN = "sign in";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Challenges challenges;
    private final Ceremony ceremony;
    private final PasskeyRows rows;

    Passkeys(Challenges challenges, Ceremony ceremony, PasskeyRows rows) {
        this.challenges = challenges;
        this.ceremony = ceremony;
        this.rows = rows;
    }

    /** A passkey that somebody has brought, whose it would be if it is right. */
    public static final class Brought {

        private final PasskeyRows.Known known;
        private final Ceremony.Answer<AuthenticationData> answer;

        private Brought(PasskeyRows.Known known, Ceremony.Answer<AuthenticationData> answer) {
            this.known = known;
            this.answer = answer;
        }

        public String login() {
            return known.login();
        }
    }

    /** What comes of one. */
    public enum Outcome {
        RIGHT,
        WRONG,
        /** Its counter went back: there seem to be two of it. */
        COPIED
    }

    public List<Passkey> all(TenantScope scope, PersonId person) {
        return rows.all(scope, person);
    }

    /** What a browser is asked to make, as JSON. */
    public String optionsToMake(TenantScope scope, PersonId person, String login, String name) {
        return JSON.writeValueAsString(Map.of(
                "rp", Map.of("id", ceremony.relyingParty(), "name", "Keyholder"),
                "user", Map.of("id", text(bytes(person.value())), "name", login, "displayName", name),
                "challenge", text(challenges.make(about(person))),
                "pubKeyCredParams",
                        Ceremony.ALGORITHMS.stream().map(Passkeys::parameter).toList(),
                "timeout", Challenges.GOOD_FOR.toMillis(),
                "attestation", "none",
                "excludeCredentials",
                        rows.credentials(scope, person).stream()
                                .map(id -> Map.of("type", "public-key", "id", text(id)))
                                .toList(),
                "authenticatorSelection",
                        Map.of(
                                "residentKey", "required",
                                "requireResidentKey", true,
                                "userVerification", "required")));
    }

    private static String about(PersonId person) {
        return "make a passkey of " + person;
    }

    private static Map<String, Object> parameter(COSEAlgorithmIdentifier algorithm) {
        return Map.of("type", "public-key", "alg", algorithm.getValue());
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Adds what a browser made; false where it is not what it was asked for. In the caller's transaction. */
    public boolean add(TenantScope scope, PersonId person, String name, String json) {
        return ceremony.readMade(json)
                .filter(answer -> challenges.isGood(answer.challenge(), about(person)))
                .filter(answer -> challenges.use(answer.challenge()))
                .flatMap(answer -> ceremony.checkMade(answer))
                .filter(made -> rows.add(scope, person, name, made))
                .isPresent();
    }

    /** What a browser is asked to show, whoever sits before it, as JSON. */
    public String optionsToShow() {
        return JSON.writeValueAsString(Map.of(
                "challenge", text(challenges.make(SIGN_IN)),
                "rpId", ceremony.relyingParty(),
                "timeout", Challenges.GOOD_FOR.toMillis(),
                "userVerification", "required"));
    }

    /** Whose it would be; empty where it is no answer to what was asked, or nobody's here. */
    public Optional<Brought> read(String json) {
        return ceremony.readShown(json)
                .filter(answer -> challenges.isGood(answer.challenge(), SIGN_IN))
                .flatMap(answer -> rows.find(answer.data().getCredentialId()).map(known -> new Brought(known, answer)));
    }

    /** Uses it. */
    public Outcome show(Brought brought, TenantScope scope) {
        var known = brought.known;
        return switch (ceremony.checkShown(brought.answer, known.publicKey(), known.signCount())) {
            case Ceremony.Shown.Right(var signCount) -> {
                if (!challenges.use(brought.answer.challenge())) {
                    yield Outcome.WRONG;
                }
                rows.used(scope, known, signCount);
                yield Outcome.RIGHT;
            }
            case Ceremony.Shown.Copied copied -> {
                rows.copied(scope, known);
                yield Outcome.COPIED;
            }
            case Ceremony.Shown.Wrong wrong -> Outcome.WRONG;
        };
    }

    /** Takes one away, or all where none is named; how many there were. */
    public int remove(TenantScope scope, PersonId person, @Nullable UUID one) {
        return rows.remove(scope, person, one);
    }
}
