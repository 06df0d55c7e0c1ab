package org.keyholder.testing.phones;

import java.util.Locale;
import java.util.Set;

/** The words that the network itself answers; they count only when they stand alone. */
enum Keyword {
    STOP("You have successfully been unsubscribed. You will not receive any more messages from this number."
            + " Reply START to resubscribe."),
    START("You have successfully been re-subscribed to messages from this number."
            + " Reply HELP for help. Reply STOP to unsubscribe."),
    HELP("Reply STOP to unsubscribe. Msg&Data Rates May Apply."),
    NONE("");

    private static final Set<String> STOPS =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT");
    private static final Set<String> STARTS = Set.of("START", "UNSTOP", "YES");
    private static final Set<String> HELPS = Set.of("HELP", "INFO");

    private final String answer;

    Keyword(String answer) {
        this.answer = answer;
    }

    String answer() {
        return answer;
    }

    static Keyword of(String text) {
        String word = text.strip().toUpperCase(Locale.ROOT);
        if (STOPS.contains(word)) {
            return STOP;
        }
        if (STARTS.contains(word)) {
            return START;
        }
        return HELPS.contains(word) ? HELP : NONE;
    }
}
