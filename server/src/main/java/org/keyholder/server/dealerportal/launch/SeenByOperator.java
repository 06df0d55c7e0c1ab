package org.keyholder.server.dealerportal.launch;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.dealerportal.launch.TryLaunchPage.Fact;
import org.keyholder.server.dealerportal.launch.TryLaunchPage.Seen;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.launch.Launch;
import org.keyholder.server.launch.LaunchTarget;
import org.keyholder.server.launch.LaunchedSites;
import org.keyholder.server.launch.LaunchedSites.Meant;
import org.keyholder.server.launch.Launches;
import org.keyholder.server.launch.WhyUnclear;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.Zones;
import org.keyholder.server.station.AccountNumber;
import org.keyholder.server.station.Station;
import org.springframework.stereotype.Component;

/**
 * Says what an operator would see by a launch address: by the same rule that opens it, asked in the dealer's own scope. Whose a number is that
 * is not this dealer's is not even read.
 */
@Component
class SeenByOperator {

    private static final State OPENS = new State(Tone.GREEN, "circle-check", "It opens the right site");
    private static final State NOT_THE_ZONE =
            new State(Tone.YELLOW, "alert-triangle", "It opens the site, not the zone");
    private static final State OPENS_NOTHING = new State(Tone.RED, "circle-x", "It opens nothing");
    private static final State NOT_CLEAR = new State(Tone.YELLOW, "alert-triangle", "The operator has to choose");

    private final LaunchedSites launched;
    private final Launches launches;
    private final Sites sites;
    private final Zones zones;
    private final Clock clock;

    SeenByOperator(LaunchedSites launched, Launches launches, Sites sites, Zones zones, Clock clock) {
        this.launched = launched;
        this.launches = launches;
        this.sites = sites;
        this.zones = zones;
        this.clock = clock;
    }

    Seen of(DealerPerson person, Station station, Launch launch) {
        var contradiction = launch.contradiction();
        if (contradiction.isPresent()) {
            return new Seen(
                    OPENS_NOTHING,
                    "It names several " + contradiction.get().what(),
                    contradiction.get().values().stream()
                            .map(value -> new Fact("Asked for", value))
                            .toList(),
                    List.of("The operator reads that, and no site is shown. Give each once."),
                    null);
        }
        var tenant = TenantScope.dealer(person.dealer());
        return switch (launched.meant(tenant, station.id(), launch)) {
            case Meant.One(var site) -> opens(tenant, station, site, launch);
            case Meant.Unclear(var several, var why) -> unclear(station, several, why, launch);
            case Meant.Former former -> former(station, former, launch);
            case Meant.None none -> nothing(tenant, station, launch);
        };
    }

    private Seen opens(TenantScope tenant, Station station, Site site, Launch launch) {
        var words = new ArrayList<String>();
        unprefixed(site, launch).ifPresent(words::add);
        var there = zone(tenant, site, launch);
        return switch (launches.target(tenant, station.id(), site, launch)) {
            case LaunchTarget.Open(var alarm, var zone) -> {
                words.add(0, open(site, alarm));
                yield seen(OPENS, "Opens " + site.name(), site, there, words);
            }
            case LaunchTarget.NothingOpen(var zone, var last) -> {
                words.add(0, quiet(site, last));
                yield seen(OPENS, "Opens " + site.name(), site, there, words);
            }
            case LaunchTarget.UnknownZone(var asked, var zones, var open) -> {
                words.add(0, unknownZone(asked, zones));
                open.ifPresent(alarm ->
                        words.add("An alarm of zone " + alarm.opener().zone() + " is open: it is one press away."));
                yield seen(NOT_THE_ZONE, site.name() + " has no zone " + asked, site, there, words);
            }
        };
    }

    private String open(Site site, Alarm alarm) {
        return "An alarm has been open since "
                + When.dayAndTime(alarm.openedAt(), site.timeZone(), clock.instant())
                + ": the operator has it before them at once.";
    }

    private String quiet(Site site, Optional<Alarm> last) {
        return last.map(alarm -> "No alarm is open now. The operator reads that, and that the last one was "
                        + When.dayAndTime(alarm.openedAt(), site.timeZone(), clock.instant()) + ".")
                .orElse("No alarm is open now, and there has been none yet: the operator reads that.");
    }

    private static String unknownZone(String asked, List<Zone> zones) {
        var there = zones.stream()
                .limit(10)
                .map(zone -> zone.number() + " " + zone.name())
                .collect(Collectors.joining(", "));
        return zones.isEmpty()
                ? "The operator reads that the site has no zone " + asked + ". It has no zones yet."
                : "The operator reads that, and may choose one that there is: " + there
                        + (zones.size() > 10 ? " and more." : ".");
    }

    /** Without the prefix it leads to the one site only as long as nobody else there has it so. */
    private static Optional<String> unprefixed(Site site, Launch launch) {
        var known = site.account();
        return launch.account()
                .filter(AccountNumber::fits)
                .map(AccountNumber::new)
                .filter(asked ->
                        known.isPresent() && !asked.key().equals(known.get().key()))
                .filter(asked -> site.binding()
                        .flatMap(Site.Binding::entered)
                        .map(AccountNumber::key)
                        .filter(asked.key()::equals)
                        .isPresent())
                .map(asked ->
                        "The number comes without its prefix: it opens this site only as long as no other customer of the station has "
                                + asked + " with another one. Have the software send " + known.get() + ".");
    }

    private static Seen unclear(Station station, List<Site> several, WhyUnclear why, Launch launch) {
        var words = switch (why) {
            case DISAGREE ->
                "The account number and the site in the URL do not belong together. Nothing opens by itself; the operator chooses by name and address.";
            case WITHOUT_PREFIX ->
                "Without its prefix it is the number of several customers. Nothing opens by itself: have the software send the number with its prefix.";
            case CHANGED_HANDS ->
                "The number changed hands while an alarm under it was coming in. Nothing opens by itself; the operator chooses by name and address.";
        };
        var facts = asked(station, launch);
        several.forEach(site -> facts.add(new Fact("One of", site.name() + ", " + site.address())));
        return new Seen(NOT_CLEAR, "It could mean more than one site", facts, List.of(words), null);
    }

    private Seen former(Station station, Meant.Former former, Launch launch) {
        return former.entry().isInBin() ? deleted(station, former, launch) : noMore(station, former, launch);
    }

    private static Seen deleted(Station station, Meant.Former former, Launch launch) {
        var facts = asked(station, launch);
        former.entry().siteName().ifPresent(name -> facts.add(new Fact("Number of", name)));
        return new Seen(
                OPENS_NOTHING,
                former.entry().number() + " is that of a deleted site",
                facts,
                List.of("The operator reads that its dealer has deleted the site. Nothing opens by itself."),
                "/sites/bin");
    }

    private Seen noMore(Station station, Meant.Former former, Launch launch) {
        var entry = former.entry();
        var facts = asked(station, launch);
        entry.siteName().ifPresent(name -> facts.add(new Fact("Was the number of", name)));
        former.site().ifPresent(site -> {
            facts.add(
                    new Fact("Until", When.dayAndTime(entry.until().orElseThrow(), site.timeZone(), clock.instant())));
            facts.add(new Fact(
                    "Its number now",
                    site.accountAt(station.id()).map(AccountNumber::text).orElse("none")));
        });
        return new Seen(
                OPENS_NOTHING,
                entry.number() + " is a former number",
                facts,
                List.of(
                        entry.isKept()
                                ? "The operator reads that the number is no site’s any more, and what became of it. Nothing opens by itself."
                                : "It has been released, so it may be another customer’s by now, and opens theirs."),
                former.site().map(site -> "/sites/" + site.id()).orElse(null));
    }

    private Seen nothing(TenantScope tenant, Station station, Launch launch) {
        var own = launch.site().flatMap(SeenByOperator::siteId).flatMap(id -> sites.find(tenant, id));
        if (own.isPresent()) {
            return new Seen(
                    OPENS_NOTHING,
                    own.get().name() + " is not watched by " + station.name(),
                    asked(station, launch),
                    List.of("The operator reads that no site of " + station.name()
                            + " is meant. Choose the station on the site’s page."),
                    "/sites/" + own.get().id());
        }
        var what = launch.account().map(number -> "the number " + number).orElse("this site");
        return new Seen(
                OPENS_NOTHING,
                "None of your sites is meant",
                asked(station, launch),
                List.of(
                        "None of your sites at " + station.name() + " has " + what
                                + ". The operator reads that no site has it, unless it is another customer’s there.",
                        "Check the number with its prefix, and that the site has it: a site without a number is not launched by one."),
                null);
    }

    /** The zone that was asked for, with its name where it has one. */
    private String zone(TenantScope tenant, Site site, Launch launch) {
        return launch.zone()
                .map(asked -> ZoneNumber.read(asked)
                        .flatMap(number -> zones.find(tenant, site.dealer(), site.id(), number))
                        .map(zone -> zone.number() + " " + zone.name())
                        .orElse(asked))
                .orElse("none: the site as a whole");
    }

    private static Seen seen(State state, String title, Site site, String zone, List<String> words) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Site", site.name()));
        facts.add(new Fact("Address", site.address()));
        site.account().ifPresent(account -> facts.add(new Fact("Account number", account.text())));
        facts.add(new Fact("Zone", zone));
        return new Seen(state, title, facts, words, "/sites/" + site.id());
    }

    private static List<Fact> asked(Station station, Launch launch) {
        var facts = new ArrayList<Fact>();
        launch.account().ifPresent(account -> facts.add(new Fact("Account asked for", account)));
        launch.site().ifPresent(site -> facts.add(new Fact("Site asked for", site)));
        launch.zone().ifPresent(zone -> facts.add(new Fact("Zone asked for", zone)));
        facts.add(new Fact("At station", station.name()));
        return facts;
    }

    private static Optional<SiteId> siteId(String text) {
        try {
            return Optional.of(SiteId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
