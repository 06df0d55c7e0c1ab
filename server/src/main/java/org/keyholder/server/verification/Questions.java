package org.keyholder.server.verification;

import java.util.Objects;
import java.util.Optional;
import org.keyholder.server.alarm.Choice;
import org.keyholder.server.media.MediaItem;
import org.keyholder.server.shared.EventId;

/** The contact's side of a question, by the token of the texted link. */
public interface Questions {

    /** The page behind the link. */
    String PATH = "/a/";

    /** What the contact is shown; changes nothing. Empty for a token that never was. */
    Optional<QuestionView> view(String token);

    /** A clip or snapshot of the question's alarm; empty when there is none, or the link cannot be viewed any more. */
    Optional<MediaItem> media(String token, EventId event, String name);

    /** A person has the page before them: told by the page's script or by a press, never by a mere fetch. */
    void opened(String token);

    /** Takes the contact's press; when this returns, it is on disk. Empty for a token that never was. */
    Optional<Taken> answer(String token, Choice choice, String address);

    /**
     * Takes the contact's newest press back, if that is still possible; when this returns, that is on disk. Empty as above.
     *
     * @param of {@link QuestionHead#done()} of the page on which it was wished
     */
    Optional<Taken> takeBack(String token, int of, String address);

    /** A press that was judged, and the question as it stands after it. */
    record Taken(TakenAnswer answer, QuestionHead question) {
        public Taken {
            Objects.requireNonNull(answer);
            Objects.requireNonNull(question);
        }
    }
}
