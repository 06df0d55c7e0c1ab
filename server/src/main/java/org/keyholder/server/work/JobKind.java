package org.keyholder.server.work;

import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.StationId;

/**
 * One kind of job, and whose rows such jobs are about. It is what ties together who leaves a job and who does it: a
 * station's job cannot be left under a dealer's kind, nor run as a dealer's, because neither compiles.
 *
 * @param name as it stands in the database: never change one that is in use
 * @param reader reads a subject's text form, which is the same for every tenant and stands in the database too
 */
public record JobKind<S extends Subject>(String name, Function<String, S> reader) {

    public JobKind {
        Objects.requireNonNull(reader);
        if (!name.matches("[a-z-]{1,60}")) {
            throw new IllegalArgumentException("A job's kind is one word");
        }
    }

    /** Jobs about rows of dealers. */
    public static JobKind<Subject.OfDealer> ofDealers(String name) {
        return new JobKind<>(name, text -> read(text, (tenant, id) -> new Subject.OfDealer(new DealerId(tenant), id)));
    }

    /** Jobs about rows of stations. */
    public static JobKind<Subject.OfStation> ofStations(String name) {
        return new JobKind<>(
                name, text -> read(text, (tenant, id) -> new Subject.OfStation(new StationId(tenant), id)));
    }

    /** Jobs about what organisations have of their own. */
    public static JobKind<Subject.OfOrganisation> ofOrganisations(String name) {
        return new JobKind<>(
                name, text -> read(text, (tenant, id) -> new Subject.OfOrganisation(new OrganisationId(tenant), id)));
    }

    /** A job of the server's own. */
    public static JobKind<Subject.OfServer> ofServer(String name) {
        return new JobKind<>(name, text -> new Subject.OfServer());
    }

    private static <S> S read(String text, BiFunction<UUID, UUID, S> subject) {
        int slash = text.indexOf('/');
        return subject.apply(UUID.fromString(text.substring(0, slash)), UUID.fromString(text.substring(slash + 1)));
    }
}
