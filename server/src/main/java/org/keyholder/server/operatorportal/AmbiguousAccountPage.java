package org.keyholder.server.operatorportal;

import java.util.List;
import org.keyholder.server.pages.Page;

/** The launch named a number that leads to two sites: neither opens by itself, and the operator says which is meant. */
public record AmbiguousAccountPage(DeskReader reader, String accountAsked, List<Holder> holders) implements Page {

    /** A site that the number leads to. */
    public record Holder(String name, String address, String url) {}

    @Override
    public String template() {
        return "operatorportal/ambiguous-account";
    }

    public DeskHead head() {
        return new DeskHead("Which site?", reader.stationName(), null, null, null, reader);
    }
}
