package org.keyholder.server.contactpage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Brand;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.TimeLeft;

/**
 * After the press, which is on disk by now.
 *
 * @param words what becomes of it, a sentence each, the first of them about the answer itself
 * @param what "movement at Harbour Yard, today at 3:12 am"
 * @param againUrl shows the question once more, to see it again or to press the other button
 * @param undo for how long it can be taken back; none where that is over
 * @param answerUrl takes the POST that takes it back
 * @param done what had been done by the link, so that a POST that comes twice takes back one press
 */
public record AnsweredPage(
        Brand brand,
        String firstName,
        Answer answer,
        List<String> words,
        String what,
        String againUrl,
        @Nullable TimeLeft undo,
        String answerUrl,
        int done)
        implements Page {

    public AnsweredPage {
        words = List.copyOf(words);
    }

    @Override
    public String template() {
        return "contactpage/answered";
    }

    public enum Answer {
        DISPATCH("Dispatch"),
        DISREGARD("Disregard");

        private final String words;

        Answer(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
