package org.keyholder.server.signal;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.shared.SiteId;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.CodeLevel;
import org.keyholder.server.site.ZoneType;

/** Where in the alarm library something is said. */
public sealed interface LibraryPlace {

    CodeLevel level();

    /** Of all zones of a type, at all of the dealer's sites. */
    record OfDealer(ZoneType type) implements LibraryPlace {
        public OfDealer {
            Objects.requireNonNull(type);
        }

        @Override
        public CodeLevel level() {
            return CodeLevel.DEALER;
        }
    }

    /** Of all zones of a type, at one site. */
    record OfSite(SiteId site, ZoneType type) implements LibraryPlace {
        public OfSite {
            Objects.requireNonNull(site);
            Objects.requireNonNull(type);
        }

        @Override
        public CodeLevel level() {
            return CodeLevel.SITE;
        }
    }

    /** Of one zone. */
    record OfZone(SiteId site, ZoneNumber zone) implements LibraryPlace {
        public OfZone {
            Objects.requireNonNull(site);
            Objects.requireNonNull(zone);
        }

        @Override
        public CodeLevel level() {
            return CodeLevel.ZONE;
        }
    }

    /** The site, where it is one. */
    default Optional<SiteId> siteOf() {
        return switch (this) {
            case OfDealer dealer -> Optional.empty();
            case OfSite(var site, var type) -> Optional.of(site);
            case OfZone(var site, var zone) -> Optional.of(site);
        };
    }

    /** The type of zone, where it is one that is spoken of. */
    default @Nullable String typeCode() {
        return switch (this) {
            case OfDealer(var type) -> type.code();
            case OfSite(var site, var type) -> type.code();
            case OfZone zone -> null;
        };
    }

    /** The zone, where it is one. */
    default @Nullable Integer zoneValue() {
        return switch (this) {
            case OfDealer dealer -> null;
            case OfSite site -> null;
            case OfZone(var site, var zone) -> zone.value();
        };
    }

    /** "Exterior zones", "zone 017" */
    default String words() {
        return switch (this) {
            case OfDealer(var type) -> type.words() + " zones of all sites";
            case OfSite(var site, var type) -> type.words() + " zones of the site";
            case OfZone(var site, var zone) -> "zone " + zone;
        };
    }
}
