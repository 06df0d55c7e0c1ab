package org.keyholder.server.openid;

/** Why a provider could not be asked, or its answer not be believed. The code stands in the record for good. */
public enum Problem {
    UNREACHABLE(
            "unreachable",
            true,
            "Nothing answers at this address. Addresses inside the server's own network are asked only if whoever runs the server allows it."),
    NOT_TRUSTED(
            "not-trusted",
            true,
            "Its certificate is not trusted. It has to be one that browsers take, for this very name."),
    TOO_LATE("too-late", true, "It takes too long to answer."),
    BROKEN("broken", true, "Its answer breaks off, or is longer than 64 KB."),
    BUSY("busy", true, "Too many are asking it at the moment. Try again in a few seconds."),
    NOT_THERE(
            "not-there",
            true,
            "There is no OpenID Connect provider at this address: /.well-known/openid-configuration is not answered with 200."),
    NOT_UNDERSTOOD("not-understood", true, "What it answers is not what OpenID Connect says."),
    OTHER_ISSUER(
            "other-issuer",
            true,
            "It calls itself by another address. Enter the issuer exactly as it says, also with or without a slash at the end."),
    UNSAFE_ADDRESS("unsafe-address", true, "It names an address that is missing, or is not https."),
    NO_CODE_FLOW("no-code-flow", true, "It does not offer the authorization code flow (response type “code”)."),
    NO_CHALLENGE("no-challenge", true, "It does not offer PKCE with S256."),
    NO_ALGORITHM(
            "no-algorithm",
            true,
            "It signs in no way that is accepted here: RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384 or ES512."),
    NO_CLIENT_SECRET("no-client-secret", true, "It takes no client secret, neither in a header nor in the form."),
    NO_KEY("no-key", true, "It publishes no key by which its signatures could be checked."),
    CLIENT_REFUSED("client-refused", false, "It does not know this client id with this secret."),
    CODE_REFUSED("code-refused", false, "It does not take the code that it gave: too old, used, or another browser's."),
    NO_TOKEN("no-token", false, "It gave no ID token."),
    UNSIGNED("unsigned", false, "The ID token is not signed."),
    WRONG_ALGORITHM("wrong-algorithm", false, "The ID token is signed in a way that is not accepted."),
    WRONG_SIGNATURE("wrong-signature", false, "The ID token is signed with a key that is not the provider's."),
    WRONG_ISSUER("wrong-issuer", false, "The ID token is another provider's."),
    WRONG_AUDIENCE("wrong-audience", false, "The ID token is meant for another program."),
    EXPIRED("expired", false, "The ID token has expired, or is older than ten minutes."),
    NOT_YET("not-yet", false, "The ID token is of a time to come: look at both clocks."),
    WRONG_NONCE("wrong-nonce", false, "The ID token answers another question."),
    WRONG_SUBJECT("wrong-subject", false, "The ID token does not say who it is about.");

    private final String code;
    private final boolean ofProvider;
    private final String words;

    Problem(String code, boolean ofProvider, String words) {
        this.code = code;
        this.ofProvider = ofProvider;
        this.words = words;
    }

    public String code() {
        return code;
    }

    /** Whether it has nothing to do with who was to sign in: the next try, or the provider's keeper, mends it. */
    public boolean isOfProvider() {
        return ofProvider;
    }

    /** For whoever has set it up. */
    public String words() {
        return words;
    }
}
