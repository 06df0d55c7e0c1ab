package org.keyholder.server.operatorportal;

import java.util.List;
import org.keyholder.server.pages.Page;

/**
 * The launch gave something twice, and not alike: nothing opens.
 *
 * @param what "account numbers"
 * @param values as they were given
 */
public record UnclearLaunchPage(DeskReader reader, String what, List<String> values) implements Page {

    public UnclearLaunchPage {
        values = List.copyOf(values);
    }

    @Override
    public String template() {
        return "operatorportal/unclear-launch";
    }

    public DeskHead head() {
        return DeskHead.withoutSite("No site to show", reader.stationName(), reader);
    }
}
