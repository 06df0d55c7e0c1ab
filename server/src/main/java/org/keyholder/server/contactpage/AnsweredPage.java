package org.keyholder.server.contactpage;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Brand;
import org.keyholder.server.pages.Page;

/**
 * After the press, which is on disk by now.
 *
 * @param what "Movement at Harbour Yard, today at 3:12 am"
 * @param againUrl shows the question once more, to see it again or to press the other button
 * @param earlier this contact's other answer, which stands beside this one
 */
public record AnsweredPage(
        Brand brand,
        String firstName,
        Answer answer,
        boolean late,
        @Nullable Answer earlier,
        String what,
        String againUrl)
        implements Page {

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
