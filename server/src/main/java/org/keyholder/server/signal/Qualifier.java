package org.keyholder.server.signal;

/** What the signal says of its event: that it began, that it ended, or what has become of it. */
public enum Qualifier {
    NEW("new"),
    RESTORE("restore"),
    STATUS("status");

    private final String code;

    Qualifier(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Qualifier ofCode(String code) {
        return switch (code) {
            case "new" -> NEW;
            case "restore" -> RESTORE;
            case "status" -> STATUS;
            default -> throw new IllegalArgumentException("Not a qualifier: " + code);
        };
    }
}
