package org.keyholder.server.outgoing;

/** What came of a request. */
public sealed interface Posted {

    /** The other side answered, with the body as UTF-8 text. */
    record Answered(int status, String body) implements Posted {}

    /** No connection in time: the other side has not seen the request. */
    record Unreachable() implements Posted {}

    /** No connection that is trusted, and why in the words of the one that was looked for: the other side has not seen the request. */
    record NotTrusted(String why) implements Posted {}

    /** The connection broke, or the answer was too long: the other side may have seen the request. */
    record Broken() implements Posted {}

    /** The whole answer was not there in time: the other side may have seen the request. */
    record TooLate() implements Posted {}
}
