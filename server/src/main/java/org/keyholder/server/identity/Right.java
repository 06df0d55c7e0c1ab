package org.keyholder.server.identity;

/** What somebody may do; which role has which stands in {@link Role}. */
public enum Right {
    /** Sees the dealer's sites, their contacts and devices. */
    SEE_SITES,
    /** Makes and changes them, and texts contacts. */
    CHANGE_SITES,
    /** Erases a deleted site for good, and hands out all that is kept about one. */
    ERASE_SITES,
    /** Says who adds the prefix of a station's numbers: for all of the dealer's customers there at once. */
    CHANGE_STATION_RECORDS,
    /** Says in the alarm library which codes the events of all the dealer's sites send. */
    CHANGE_ALARM_LIBRARY,
    /** Sees the desk: its alarms, their clips, and what has not reached the receivers. Changes nothing by it. */
    SEE_DESK,
    /** Takes alarms, asks contacts, completes. */
    USE_DESK,
    /** Says what becomes of what has not reached the receivers. */
    SEND_SIGNALS,
    /** Invites people of the own side of the organisation, gives and takes roles. */
    MANAGE_PEOPLE,
    /** Makes and revokes keys for programs of the own side of the organisation. */
    MANAGE_KEYS,
    /** Makes and revokes the station's launch secrets, and says from where its operators may come. */
    MANAGE_STATION,
    /** Reads over the API what became of an event. */
    READ_EVENTS,
    /** Fetches clips and snapshots over the API. */
    READ_CLIPS,
    /** Makes, renames and closes organisations, and looks into one with a reason. */
    MANAGE_ORGANISATIONS,
    /** Sees and ends the own sign-ins, changes the own password, works for another of the own organisations. */
    OWN_ACCOUNT
}
