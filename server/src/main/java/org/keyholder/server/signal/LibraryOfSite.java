package org.keyholder.server.signal;

import java.util.List;
import java.util.Optional;
import org.keyholder.server.event.EventKind;
import org.keyholder.server.site.LibraryEntry;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.ZoneType;

/** What the alarm library says about a site's events: the dealer's own entries, the site's and those of its zones. Pure. */
public record LibraryOfSite(List<SaidCode> said) {

    public LibraryOfSite {
        said = List.copyOf(said);
    }

    /** What an event of the zone is signalled as. */
    public EffectiveCode of(EventKind kind, Zone zone) {
        return CodeRules.of(kind, zone.type(), entries(zone.type(), Optional.of(zone)));
    }

    /** What an event of a zone of this type is signalled as where the zone itself says nothing. */
    public EffectiveCode of(EventKind kind, ZoneType type) {
        return CodeRules.of(kind, type, entries(type, Optional.empty()));
    }

    private List<LibraryEntry> entries(ZoneType type, Optional<Zone> zone) {
        return said.stream()
                .filter(one -> switch (one.place()) {
                    case LibraryPlace.OfDealer(var of) -> of == type;
                    case LibraryPlace.OfSite(var site, var of) -> of == type;
                    case LibraryPlace.OfZone(var site, var number) ->
                        zone.filter(asked -> asked.number().equals(number)).isPresent();
                })
                .map(SaidCode::entry)
                .toList();
    }

    /** What is said at this very place. */
    public Optional<SaidCode> at(LibraryPlace place, EventKind kind) {
        return said.stream()
                .filter(one -> one.place().equals(place) && one.kind() == kind)
                .findFirst();
    }

    /** The same as if this place said nothing: what *use the default* goes back to. */
    public LibraryOfSite without(LibraryPlace place, EventKind kind) {
        return new LibraryOfSite(said.stream()
                .filter(one -> !(one.place().equals(place) && one.kind() == kind))
                .toList());
    }
}
