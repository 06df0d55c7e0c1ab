package org.keyholder.server.identity;

import java.util.ArrayList;
import java.util.List;
import org.keyholder.server.pages.Portal;

/** Where somebody of a role may go: what the portal's menu holds. */
public final class Entries {

    public static final String ORGANISATIONS = "/organisations";
    public static final String DASHBOARD = "/dashboard";
    public static final String SITES = "/sites";
    public static final String STATION_RECORDS = "/monitoring-stations";
    public static final String ALARM_LIBRARY = "/alarm-library";
    public static final String DESK = "/monitoring";
    public static final String PEOPLE = "/people";
    public static final String STATION = "/station";
    public static final String COMPANY = "/station/company";
    public static final String RECEIVERS = "/station/receivers";
    public static final String NUMBERS = "/station/numbers";
    public static final String API_KEYS = "/api-keys";
    public static final String ACCOUNT = "/account";

    private Entries() {}

    public static List<Portal.Entry> of(Role role) {
        var entries = new ArrayList<Portal.Entry>();
        if (role.may(Right.MANAGE_ORGANISATIONS)) {
            entries.add(new Portal.Entry("Organisations", ORGANISATIONS, "building"));
        }
        if (role.may(Right.SEE_SITES)) {
            entries.add(new Portal.Entry("Dashboard", DASHBOARD, "layout-dashboard"));
            entries.add(new Portal.Entry("Sites", SITES, "building-warehouse"));
            entries.add(new Portal.Entry("Monitoring stations", STATION_RECORDS, "building-broadcast-tower"));
            entries.add(new Portal.Entry("Alarm library", ALARM_LIBRARY, "list-details"));
        }
        if (role.may(Right.SEE_DESK)) {
            entries.add(new Portal.Entry("Monitoring", DESK, "device-cctv"));
        }
        if (role.may(Right.MANAGE_PEOPLE)) {
            entries.add(new Portal.Entry("People", PEOPLE, "users"));
        }
        if (role.may(Right.MANAGE_STATION)) {
            entries.add(new Portal.Entry("Company", COMPANY, "building"));
            entries.add(new Portal.Entry("Receivers", RECEIVERS, "antenna"));
            entries.add(new Portal.Entry("Account numbers", NUMBERS, "list-numbers"));
            entries.add(new Portal.Entry("Operator access", STATION, "lock-access"));
        }
        if (role.may(Right.MANAGE_KEYS)) {
            entries.add(new Portal.Entry("API keys", API_KEYS, "key"));
        }
        entries.add(new Portal.Entry("Your account", ACCOUNT, "user-circle"));
        return entries;
    }
}
