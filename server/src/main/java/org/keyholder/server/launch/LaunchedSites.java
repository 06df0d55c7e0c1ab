package org.keyholder.server.launch;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keyholder.server.alarm.AlarmRights;
import org.keyholder.server.alarm.Alarms;
import org.keyholder.server.database.TenantScope;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.site.AccountBook;
import org.keyholder.server.site.Site;
import org.keyholder.server.site.Sites;
import org.keyholder.server.station.AccountNumber;
import org.springframework.stereotype.Component;

/**
 * Which site of the station a launch means: one, or none. Where the address could mean two, it means neither; whose number it was is not whose
 * it is. The tenant sees no more than its own: to a station these are the sites that it watches, to a dealer those of the dealer alone.
 */
@Component
public class LaunchedSites {

    private final Sites sites;
    private final AccountBook book;
    private final Alarms alarms;
    private final AlarmRights rights;
    private final Clock clock;

    LaunchedSites(Sites sites, AccountBook book, Alarms alarms, AlarmRights rights, Clock clock) {
        this.sites = sites;
        this.book = book;
        this.alarms = alarms;
        this.rights = rights;
        this.clock = clock;
    }

    /** What an address means. */
    public sealed interface Meant {

        /** This site. */
        record One(Site site) implements Meant {}

        /** No site of this station. */
        record None() implements Meant {}

        /** Nobody can say which of these. */
        record Unclear(List<Site> sites, WhyUnclear why) implements Meant {
            public Unclear {
                sites = List.copyOf(sites);
            }
        }

        /**
         * A number that was a site's.
         *
         * @param site where the station still watches it
         */
        record Former(AccountBook.Entry entry, Optional<Site> site) implements Meant {}
    }

    /** @param tenant the station itself, or a dealer who asks what it would see of the dealer's */
    public Meant meant(TenantScope tenant, StationId station, Launch launch) {
        if (launch.account().isEmpty()) {
            return site(tenant, station, launch).<Meant>map(Meant.One::new).orElseGet(Meant.None::new);
        }
        var byAccount = launch.account()
                .filter(AccountNumber::fits)
                .map(AccountNumber::new)
                .map(number -> byAccount(tenant, station, number))
                .orElseGet(Meant.None::new);
        return launch.site().isEmpty() ? byAccount : both(byAccount, site(tenant, station, launch));
    }

    /** Those that a link of ours can lead to: what it names beside them says which. */
    public List<Site> possible(StationId station, Launch launch) {
        return switch (meant(TenantScope.station(station), station, launch)) {
            case Meant.One(var site) -> List.of(site);
            case Meant.Unclear(var several, var why) -> several;
            case Meant.Former(var entry, var site) -> site.stream().toList();
            case Meant.None none -> List.of();
        };
    }

    private static Meant both(Meant byAccount, Optional<Site> bySite) {
        var named = switch (byAccount) {
            case Meant.One(var site) -> List.of(site);
            case Meant.Unclear(var several, var why) -> several;
            case Meant.Former(var entry, var site) -> List.<Site>of();
            case Meant.None none -> List.<Site>of();
        };
        if (bySite.isPresent() && named.contains(bySite.get())) {
            return new Meant.One(bySite.get());
        }
        var either = distinct(Stream.concat(named.stream(), bySite.stream()));
        return either.isEmpty() ? byAccount : new Meant.Unclear(either, WhyUnclear.DISAGREE);
    }

    private Optional<Site> site(TenantScope tenant, StationId station, Launch launch) {
        return launch.site()
                .flatMap(LaunchedSites::siteId)
                .flatMap(id -> sites.find(tenant, id))
                .filter(site -> isWatched(tenant, station, site));
    }

    private Meant byAccount(TenantScope tenant, StationId station, AccountNumber number) {
        var found = known(tenant, station, number);
        if (found.size() == 1) {
            return new Meant.One(found.getFirst());
        }
        if (!found.isEmpty()) {
            return new Meant.Unclear(found, WhyUnclear.CHANGED_HANDS);
        }
        var unprefixed = unprefixed(tenant, station, number);
        var former = book.former(tenant, station, number).map(entry -> former(tenant, station, entry));
        if (former.isEmpty()) {
            return unprefixed;
        }
        // While it is kept for a site, it is not another's without its prefix either.
        boolean may = former.get().entry().released().isPresent()
                || unprefixed instanceof Meant.One(var site)
                        && site.id().equals(former.get().entry().site());
        return may && !(unprefixed instanceof Meant.None) ? unprefixed : former.get();
    }

    /**
     * The site that has the number now, and the one that had it when an alarm opened which this station still has. They are the same or one of
     * them is missing, but for a number that was given up and taken in the very moment of the alarm.
     */
    private List<Site> known(TenantScope tenant, StationId station, AccountNumber number) {
        var now = sites.byAccount(tenant, station, number);
        var alarmed = alarms.goingOn(tenant, station, number)
                .filter(alarm -> alarm.isOpen(clock.instant()))
                .flatMap(alarm -> sites.find(tenant, alarm.site()));
        return distinct(Stream.concat(now.stream(), alarmed.stream()));
    }

    private Meant unprefixed(TenantScope tenant, StationId station, AccountNumber number) {
        var found = sites.byUnprefixed(tenant, station, number);
        return switch (found.size()) {
            case 0 -> new Meant.None();
            case 1 -> new Meant.One(found.getFirst());
            default -> new Meant.Unclear(found, WhyUnclear.WITHOUT_PREFIX);
        };
    }

    private Meant.Former former(TenantScope tenant, StationId station, AccountBook.Entry entry) {
        return new Meant.Former(entry, stillWatched(tenant, station, entry));
    }

    private Optional<Site> stillWatched(TenantScope tenant, StationId station, AccountBook.Entry entry) {
        return sites.find(tenant, entry.site()).filter(site -> isWatched(tenant, station, site));
    }

    /** Watched by the station now, or has left an open alarm there. */
    private boolean isWatched(TenantScope tenant, StationId station, Site site) {
        return site.binding().map(Site.Binding::station).filter(station::equals).isPresent()
                || alarms.goingOn(tenant, station, site.id())
                        .filter(alarm -> rights.sees(tenant, station, alarm))
                        .isPresent();
    }

    private static List<Site> distinct(Stream<Site> found) {
        return List.copyOf(
                found.collect(Collectors.toMap(Site::id, Function.identity(), (one, same) -> one, LinkedHashMap::new))
                        .values());
    }

    private static Optional<SiteId> siteId(String text) {
        try {
            return Optional.of(SiteId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
