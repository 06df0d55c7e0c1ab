package org.keyholder.server.messaging.internal;

/** A provider's error code in plain words. The codes only choose words: any failure is handled alike. */
final class FailureWords {

    private FailureWords() {}

    static String of(String code) {
        return switch (code) {
            case "30003" -> "the phone is off or out of reach";
            case "30004" -> "this phone blocks the texts";
            case "30005" -> "this number does not exist any more";
            case "30006", "21614" -> "probably a landline: this number takes no texts";
            case "30007" -> "the carrier took the text for spam";
            case "30034" -> "our sending number is not registered with the carriers";
            case "21211", "21217", "21212" -> "this is not a phone number";
            case "21408" -> "texts to this country are switched off";
            case "21610" -> "opted out with STOP";
            case "expired" -> "no way to the phone network in time";
            case "not-set-up" -> "texting is not set up on this server";
            default -> "the carrier could not deliver it";
        };
    }
}
