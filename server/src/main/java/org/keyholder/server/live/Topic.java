package org.keyholder.server.live;

import java.util.UUID;

/** What a page shows, so that it hears of changes to that only. */
public record Topic(String text) {

    public static Topic alarm(UUID alarm) {
        return new Topic("alarm:" + alarm);
    }

    public static Topic site(UUID site) {
        return new Topic("site:" + site);
    }

    /** Whether this person is still signed in and may be; told by the database itself too. */
    public static Topic person(UUID person) {
        return new Topic("person:" + person);
    }

    /** Whether this is about some person. */
    public boolean isOfPerson() {
        return text.startsWith("person:");
    }

    /** Whether the organisation is open, so that its people may be signed in. */
    public static Topic organisation(UUID organisation) {
        return new Topic("organisation:" + organisation);
    }

    /** Whether this is about some organisation. */
    public boolean isOfOrganisation() {
        return text.startsWith("organisation:");
    }

    /** Whether the station lets its people in from where they are; told by the database itself. */
    public static Topic station(UUID station) {
        return new Topic("station:" + station);
    }

    /** Whether this is about some station. */
    public boolean isOfStation() {
        return text.startsWith("station:");
    }

    /** The numbers that said STOP: they are the same for every site, and change seldom. */
    public static Topic optOuts() {
        return new Topic("opt-outs");
    }
}
