package org.keyholder.dc09.sender;

import org.keyholder.dc09.content.OpenedFrame;
import org.keyholder.dc09.content.Timestamp;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.Problem;
import org.keyholder.dc09.frame.Sequence;
import org.keyholder.dc09.message.Decoding;
import org.keyholder.dc09.message.Message;

/** What one frame that came back means for the frame that was sent. Read by what it says, never by its length or turn. */
sealed interface Reply {
    /** The frame sent is confirmed. */
    record Confirms() implements Reply {}

    /** The frame sent cannot be processed. */
    record RefusesContent() implements Reply {}

    /** The frame sent has a wrong time, or so it says: whether that can be is for the clock to tell. */
    record NamesTime(Timestamp receiverTime) implements Reply {}

    /** Belongs to an earlier frame, or says nothing about this one. */
    record Late() implements Reply {}

    /** Is from somebody else. */
    record Foreign(String what) implements Reply {}

    /** Cannot be read. */
    record Unreadable(String what) implements Reply {}

    static Reply read(Decoding decoding, SenderAccount account, Sequence sequence) {
        return switch (decoding) {
            case Decoding.Understood(Message message) -> read(message, account, sequence);
            case Decoding.NotUnderstood(Problem problem, OpenedFrame _) -> new Foreign(problem.code());
            case Decoding.Shut(Problem problem, Frame frame) -> shut(problem, frame, sequence);
            case Decoding.Damaged(Problem problem, Frame _) -> new Unreadable(problem.code());
            case Decoding.Malformed malformed ->
                new Unreadable(malformed.problem().code());
            case Decoding.NotAFrame(Problem problem) -> new Unreadable(problem.code());
        };
    }

    private static Reply read(Message message, SenderAccount account, Sequence sequence) {
        Sequence answered = message.frame().frame().sequence();
        boolean sameAccount = message.account().isSameAs(account.route().account());
        return switch (message) {
            case Message.Ack _ -> paired(answered, sequence, sameAccount, new Confirms());
            case Message.Duh _ -> paired(answered, sequence, sameAccount, new RefusesContent());
            case Message.Nak(OpenedFrame frame) ->
                answered.equals(Sequence.ZERO) || answered.equals(sequence)
                        ? new NamesTime(frame.timestamp())
                        : new Late();
            case Message.Rsp _ -> new Late();
            case Message.EventReport _, Message.LinkTest _, Message.OtherMessage _ ->
                new Foreign("a " + message.frame().frame().id().text() + " where an answer must be");
        };
    }

    private static Reply paired(Sequence answered, Sequence sequence, boolean sameAccount, Reply reply) {
        if (!answered.equals(sequence)) {
            return new Late();
        }
        return sameAccount ? reply : new Foreign("an answer for another account");
    }

    /** A late answer may have been enciphered with anything; only one to this frame says something about its receiver. */
    private static Reply shut(Problem problem, Frame frame, Sequence sequence) {
        return frame.sequence().equals(sequence) ? new Foreign(problem.code()) : new Late();
    }
}
