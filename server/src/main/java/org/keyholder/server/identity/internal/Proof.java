package org.keyholder.server.identity.internal;

/** By what somebody has signed in. The code stands in the record for good. */
enum Proof {
    PASSWORD("password", false),
    PASSWORD_AND_CODE("password-and-code", true),
    PASSWORD_AND_RECOVERY_CODE("password-and-recovery-code", true),
    /** It has verified its person by itself. */
    PASSKEY("passkey", true),
    /** The station's software has signed for them; whether they show more is up to the station. */
    LAUNCH("launch", false),
    /** The organisation's own provider has named them. */
    PROVIDER("provider", false),
    /** The same of one that always asks for a second factor, as the organisation says. */
    PROVIDER_WITH_FACTOR("provider-with-second-factor", true);

    private final String code;
    private final boolean isSecondFactor;

    Proof(String code, boolean isSecondFactor) {
        this.code = code;
        this.isSecondFactor = isSecondFactor;
    }

    String code() {
        return code;
    }

    /** Whether it is believed by one organisation and by no other that its person works for. */
    boolean isOnlyHere() {
        return this == PROVIDER || this == PROVIDER_WITH_FACTOR;
    }

    /** Whether they have shown more than a password. */
    boolean isSecondFactor() {
        return isSecondFactor;
    }
}
