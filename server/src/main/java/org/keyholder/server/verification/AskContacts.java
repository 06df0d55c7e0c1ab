package org.keyholder.server.verification;

/** Asks a site's contacts about a session's event. */
public interface AskContacts {

    /** All at once, by text. Each question, its text and the end of the window are rows of one transaction. */
    Result ask(Session session, String operator);

    /** How asking ended. */
    sealed interface Result {

        /** So many contacts are being asked. */
        record Asking(int contacts) implements Result {}

        /** A round is running; nobody was asked again. */
        record AlreadyAsking() implements Result {}

        /** No contact of the site has confirmed and can be reached. */
        record NobodyToAsk() implements Result {}
    }
}
