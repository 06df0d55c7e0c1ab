package org.keyholder.server.alarm.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.alarm.Alarm;
import org.keyholder.server.alarm.AlarmRecord.Entry;
import org.keyholder.server.alarm.Fact;
import org.keyholder.server.alarm.RecordedFact;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.shared.Actor;
import org.keyholder.server.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The facts' rows. All in the caller's transaction. */
@Component
class FactRows {

    private final JdbcClient jdbc;

    FactRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the facts; answers their numbers, in order. */
    List<Long> insert(List<Entry> entries) {
        return jdbc.sql("""
                        insert into fact (dealer_id, station_id, site_id, alarm_id, at, kind, event_id, verification_id, question_id,
                                          signal_id, actor, actor_id, actor_name, actor_organisation, data)
                        select f.dealer_id, f.station_id, f.site_id, f.alarm_id, f.at, f.kind, f.event_id, f.verification_id,
                               f.question_id, f.signal_id, f.actor, f.actor_id, f.actor_name, f.actor_organisation, f.data::jsonb
                        from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::uuid[], ?::uuid[],
                                    ?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::text[]) with ordinality
                          as f (dealer_id, station_id, site_id, alarm_id, at, kind, event_id, verification_id, question_id,
                                signal_id, actor, actor_id, actor_name, actor_organisation, data, place)
                        order by f.place
                        returning number
                        """)
                .param(column("uuid", entries, e -> e.alarm().dealer().value()))
                .param(column("uuid", entries, e -> e.alarm().station().value()))
                .param(column("uuid", entries, e -> e.alarm().site().value()))
                .param(column("uuid", entries, e -> e.alarm().id().value()))
                .param(column("timestamptz", entries, Entry::at))
                .param(column("text", entries, e -> FactText.kind(e.fact())))
                .param(column(
                        "uuid",
                        entries,
                        e -> e.fact() instanceof Fact.OfEvent of ? of.event().value() : null))
                .param(column(
                        "uuid",
                        entries,
                        e -> e.fact() instanceof Fact.OfVerification of
                                ? of.verification().value()
                                : null))
                .param(column(
                        "uuid",
                        entries,
                        e -> e.fact() instanceof Fact.OfQuestion of
                                ? of.question().value()
                                : null))
                .param(column(
                        "uuid",
                        entries,
                        e -> e.fact() instanceof Fact.OfSignal of ? of.signal().value() : null))
                .param(column("text", entries, e -> kind(e.actor())))
                .param(column("uuid", entries, e -> id(e.actor())))
                .param(column("text", entries, e -> name(e.actor())))
                .param(column("uuid", entries, e -> organisation(e.actor())))
                .param(column("text", entries, e -> FactText.data(e.fact())))
                .query(Long.class)
                .list();
    }

    /** Adds facts about signals; the alarm's row says the rest. */
    void insertAboutSignals(List<SignalFacts.About> facts) {
        jdbc.sql("""
                        insert into fact (dealer_id, station_id, site_id, alarm_id, at, kind, signal_id, actor, actor_id, actor_name,
                                          actor_organisation, data)
                        select a.dealer_id, a.station_id, a.site_id, a.id, f.at, f.kind, f.signal_id, f.actor, f.actor_id,
                               f.actor_name, f.actor_organisation, f.data::jsonb
                        from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::text[],
                                    ?::uuid[], ?::text[]) with ordinality
                          as f (dealer_id, alarm_id, at, kind, signal_id, actor, actor_id, actor_name, actor_organisation, data,
                                place)
                        join alarm a on a.dealer_id = f.dealer_id and a.id = f.alarm_id
                        order by f.place
                        """)
                .param(ColumnArray.of("uuid", facts, f -> f.dealer().value()))
                .param(ColumnArray.of("uuid", facts, f -> f.alarm().value()))
                .param(ColumnArray.of("timestamptz", facts, SignalFacts.About::at))
                .param(ColumnArray.of("text", facts, f -> FactText.kind(f.fact())))
                .param(ColumnArray.of("uuid", facts, f -> f.fact().signal().value()))
                .param(ColumnArray.of("text", facts, f -> kind(f.actor())))
                .param(ColumnArray.of("uuid", facts, f -> id(f.actor())))
                .param(ColumnArray.of("text", facts, f -> name(f.actor())))
                .param(ColumnArray.of("uuid", facts, f -> organisation(f.actor())))
                .param(ColumnArray.of("text", facts, f -> FactText.data(f.fact())))
                .update();
    }

    private static Object column(String type, List<Entry> entries, Function<Entry, @Nullable Object> of) {
        return ColumnArray.of(type, entries, of);
    }

    private static String kind(Actor actor) {
        return switch (actor) {
            case Actor.Person person -> "person";
            case Actor.Device device -> "device";
            case Actor.Contact contact -> "contact";
            case Actor.System() -> "system";
        };
    }

    private static @Nullable UUID id(Actor actor) {
        return switch (actor) {
            case Actor.Person person -> person.id().value();
            case Actor.Device device -> device.id();
            case Actor.Contact contact -> contact.id();
            case Actor.System() -> null;
        };
    }

    private static @Nullable UUID organisation(Actor actor) {
        return actor instanceof Actor.Person person ? person.organisation() : null;
    }

    private static @Nullable String name(Actor actor) {
        return switch (actor) {
            case Actor.Person person -> person.name();
            case Actor.Device device -> device.name();
            case Actor.Contact contact -> contact.name();
            case Actor.System() -> null;
        };
    }

    /** What happened about the alarm, and the lines that the first release wrote of its session, oldest first. */
    List<RecordedFact> of(Alarm alarm) {
        return jdbc.sql("""
                        select f.number, f.at, f.kind, f.data, f.actor, f.actor_id, f.actor_name, f.actor_organisation
                        from fact f where f.dealer_id = ? and f.alarm_id = ?
                        union all
                        select l.number, l.at, 'noted',
                               jsonb_build_object('text', l.text,
                                                  'byPerson', l.kind in ('opened', 'asked', 'read', 'answered')),
                               'system', null, null, null
                        from session s join session_entry l on l.dealer_id = s.dealer_id and l.session_id = s.id
                        where s.dealer_id = ? and s.alarm_id = ?
                        order by at, number
                        """)
                .params(
                        alarm.dealer().value(),
                        alarm.id().value(),
                        alarm.dealer().value(),
                        alarm.id().value())
                .query((row, n) -> recorded(row))
                .list();
    }

    private static RecordedFact recorded(ResultSet row) throws SQLException {
        return new RecordedFact(
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                actor(row),
                FactText.read(row.getString("kind"), row.getString("data")));
    }

    private static Actor actor(ResultSet row) throws SQLException {
        var id = row.getObject("actor_id", UUID.class);
        if (id == null) {
            return new Actor.System();
        }
        var name = Objects.requireNonNull(row.getString("actor_name"));
        var kind = row.getString("actor");
        return switch (kind) {
            case "person" -> new Actor.Person(new PersonId(id), name, row.getObject("actor_organisation", UUID.class));
            case "device" -> new Actor.Device(id, name);
            case "contact" -> new Actor.Contact(id, name);
            default -> throw new IllegalStateException("Not a kind of actor: " + kind);
        };
    }
}
