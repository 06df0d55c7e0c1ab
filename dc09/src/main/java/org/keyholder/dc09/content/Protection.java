package org.keyholder.dc09.content;

/** Whether an account's frames are encrypted, and what holds for clear text. */
public sealed interface Protection {
    /** The account has no key: frames go in clear text, encrypted ones cannot be read. */
    record ClearText() implements Protection {}

    /** The account has a key and clear text is refused, for its header could be forged by anybody (mikkel-esp, Security). */
    record Encrypted(FrameKey key) implements Protection {}

    /** A key is at hand for frames that are encrypted, clear text passes as well: for looking at recorded frames. */
    record EncryptedOrClear(FrameKey key) implements Protection {}

    /** The usual protection of an account with this key: clear text is refused. */
    static Protection with(FrameKey key) {
        return new Encrypted(key);
    }
}
