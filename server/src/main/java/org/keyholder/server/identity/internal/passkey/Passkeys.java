package org.keyholder.server.identity.internal.passkey;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import java.nio.ByteBuffer;
import java.util.Arrays;
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

    /** What an answer is to the question of {@link #optionsToShow()}. */
    public sealed interface Reading {}

    /** No answer to what was asked, or of a passkey that is nobody's here. */
    public record Unknown() implements Reading {}

    /** The page stood open for too long. */
    public record TooOld() implements Reading {}

    /** A passkey that somebody has brought, whose it would be if it is right. */
    public static final class Brought implements Reading {

        private final PasskeyRows.Known known;
        private final Ceremony.Answer<AuthenticationData> answer;

        private Brought(PasskeyRows.Known known, Ceremony.Answer<AuthenticationData> answer) {
            this.known = known;
            this.answer = answer;
        }

        public String login() {
            return known.login();
        }

        public PersonId person() {
            return known.person();
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
                "excludeCredentials", descriptors(rows.credentials(scope, person)),
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
                .filter(answer -> challenges.standing(answer.challenge(), about(person)) == Challenges.Standing.GOOD)
                .filter(answer -> challenges.use(answer.challenge()))
                .flatMap(answer -> ceremony.checkMade(answer))
                .filter(made -> rows.add(scope, person, name, made))
                .isPresent();
    }

    /** What a browser is asked to show, whoever sits before it, as JSON. */
    public String optionsToShow() {
        return optionsToShow(SIGN_IN, List.of());
    }

    /** The same of somebody who is signed in, by a passkey of theirs; empty where they have none. */
    public Optional<String> optionsToShowAgain(TenantScope scope, PersonId person) {
        var own = rows.credentials(scope, person);
        return own.isEmpty() ? Optional.empty() : Optional.of(optionsToShow(again(person), own));
    }

    private static String again(PersonId person) {
        return "show that it is " + person;
    }

    /** @param allowed the credentials' ids; none where any will do */
    private String optionsToShow(String about, List<byte[]> allowed) {
        return JSON.writeValueAsString(Map.of(
                "challenge", text(challenges.make(about)),
                "rpId", ceremony.relyingParty(),
                "allowCredentials", descriptors(allowed),
                "timeout", Challenges.GOOD_FOR.toMillis(),
                "userVerification", "required"));
    }

    private static List<Map<String, String>> descriptors(List<byte[]> credentials) {
        return credentials.stream()
                .map(id -> Map.of("type", "public-key", "id", text(id)))
                .toList();
    }

    /** Whose it would be. */
    public Reading read(String json) {
        return read(json, SIGN_IN);
    }

    /** The same of somebody who is signed in; only a passkey of theirs is known. */
    public Reading readAgain(PersonId person, String json) {
        var read = read(json, again(person));
        return read instanceof Brought brought && !brought.person().equals(person) ? new Unknown() : read;
    }

    private Reading read(String json, String about) {
        return ceremony.readShown(json).map(answer -> read(answer, about)).orElseGet(Unknown::new);
    }

    private Reading read(Ceremony.Answer<AuthenticationData> answer, String about) {
        return switch (challenges.standing(answer.challenge(), about)) {
            case NOT_OURS -> new Unknown();
            case TOO_OLD -> new TooOld();
            case GOOD ->
                rows.find(answer.data().getCredentialId())
                        .filter(known -> isNamed(known.person(), answer.data().getUserHandle(), about))
                        .<Reading>map(known -> new Brought(known, answer))
                        .orElseGet(Unknown::new);
        };
    }

    /** Whoever is found by the passkey alone has to be named by it too (7.2, step 6). It may keep silent where it was asked for by its id. */
    private static boolean isNamed(PersonId person, byte @Nullable [] handle, String about) {
        return handle == null ? !about.equals(SIGN_IN) : Arrays.equals(handle, bytes(person.value()));
    }

    /** Uses it. */
    public Outcome show(Brought brought, TenantScope scope) {
        var known = brought.known;
        return switch (ceremony.checkShown(brought.answer, known.publicKey(), known.signCount())) {
            case Ceremony.Shown.Right(var signCount) ->
                challenges.use(brought.answer.challenge()) && rows.used(scope, known, signCount)
                        ? Outcome.RIGHT
                        : Outcome.WRONG;
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
