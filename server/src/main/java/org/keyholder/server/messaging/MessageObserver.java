package org.keyholder.server.messaging;

/** Hears how its messages fare. Implemented by the modules that ask for messages. */
public interface MessageObserver {

    /** The kind of conversation that it hears of. */
    String kind();

    /** Called in the transaction that writes the move down, with the dealer's rows in sight; both are kept, or neither. */
    void moved(MessageMoved move);
}
