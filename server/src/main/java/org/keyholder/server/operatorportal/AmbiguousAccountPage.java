package org.keyholder.server.operatorportal;

import java.util.List;
import org.keyholder.server.launch.WhyUnclear;
import org.keyholder.server.pages.Page;

/** The launch could mean more than one site: none opens by itself, and the operator says which is meant. */
public record AmbiguousAccountPage(DeskReader reader, String accountAsked, WhyUnclear why, List<Holder> holders)
        implements Page {

    /** A site that the number leads to. */
    public record Holder(String name, String address, String url) {}

    /** What is wrong, in large words. */
    public String title() {
        return switch (why) {
            case CHANGED_HANDS -> "leads to two sites";
            case WITHOUT_PREFIX -> "leads to " + holders.size() + " sites";
            case DISAGREE -> "and the site in the launch address do not belong together";
        };
    }

    public String words() {
        return switch (why) {
            case CHANGED_HANDS ->
                "It changed hands while an alarm under it was coming in. Neither site opens by itself, so that the wrong one is not taken for the right one: compare name and address with your automation software.";
            case WITHOUT_PREFIX ->
                "It comes without its prefix, and several customers have it with one. None opens by itself: compare name and address with your automation software, and have it send the number with its prefix.";
            case DISAGREE ->
                "Nothing opens by itself, so that the wrong site is not taken for the right one: compare name and address with your automation software, and have its launch address mended.";
        };
    }

    @Override
    public String template() {
        return "operatorportal/ambiguous-account";
    }

    public DeskHead head() {
        return DeskHead.withoutSite("Which site?", reader.stationName(), reader);
    }
}
