package org.keyholder.journeys.stories;

/** A site that is all set up: account number, cameras with their zones, and a device that reports for them. */
record GuardedSite(StoryWorld stories, Station station, String dealer, String id, String account, String deviceKey) {

    Camera camera(String zone) {
        return new Camera(stories.url("/"), deviceKey, zone, stories.clock());
    }

    /** What the station's software is told to open. */
    String launchUrl(String zone) {
        return "/monitoring?act=" + account + "&zone=" + zone;
    }
}
