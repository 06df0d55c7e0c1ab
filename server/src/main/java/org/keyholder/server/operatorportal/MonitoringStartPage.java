package org.keyholder.server.operatorportal;

import java.util.List;
import org.keyholder.server.pages.Moment;
import org.keyholder.server.pages.Page;
import org.keyholder.server.pages.State;

/**
 * Where an operator lands who signed in without a launch.
 *
 * @param movedAway whether they come from an alarm that they completed and whose site is another station's by now
 */
public record MonitoringStartPage(DeskReader reader, boolean movedAway, List<Alarm> newest, ReceiversCard receivers)
        implements Page {

    public MonitoringStartPage {
        newest = List.copyOf(newest);
    }

    @Override
    public String template() {
        return "operatorportal/start";
    }

    public DeskHead head() {
        return DeskHead.withoutSite(reader.stationName(), "Monitoring", reader);
    }

    /**
     * @param url opens it
     * @param zone "017 North walkway"
     */
    public record Alarm(String url, Moment occurred, String siteName, String accountNumber, String zone, State state) {}
}
