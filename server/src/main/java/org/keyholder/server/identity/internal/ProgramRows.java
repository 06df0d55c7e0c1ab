package org.keyholder.server.identity.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.database.ColumnArray;
import org.keyholder.server.identity.ApiScope;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Program;
import org.keyholder.server.identity.Role;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of programs. */
@Component
public class ProgramRows {

    private final JdbcClient jdbc;

    ProgramRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A program's row. */
    public record Row(UUID id, String name, Set<ApiScope> scopes, Optional<Instant> endsAt) {}

    /** A program that has been found by its key. */
    public record Found(Program program, UUID key) {}

    /** By itself, without a transaction: one way to the database and back. */
    public Optional<Found> find(Secret key, Instant at) {
        return jdbc.sql("select key_id, organisation_id, program_id, side, name, scopes from find_program_by_key(?, ?)")
                .params(Fingerprint.of(key.reveal()), Timestamp.from(at))
                .query((row, n) -> new Found(program(row), row.getObject("key_id", UUID.class)))
                .optional();
    }

    private static Program program(ResultSet row) throws SQLException {
        return new Program(
                row.getObject("program_id", UUID.class),
                row.getString("name"),
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getString("side").equals(Role.Side.DEALER.code()) ? Role.Side.DEALER : Role.Side.STATION,
                scopes(row.getArray("scopes")));
    }

    /** What an older or newer release calls otherwise is no scope here. */
    private static Set<ApiScope> scopes(Array codes) throws SQLException {
        var scopes = EnumSet.noneOf(ApiScope.class);
        for (var code : (String[]) codes.getArray()) {
            ApiScope.ofCode(code).ifPresent(scopes::add);
        }
        return scopes;
    }

    /** The programs of the member's side, in the order of their names. */
    public List<Row> of(Member member) {
        return jdbc.sql("select id, name, scopes, ends_at from program where organisation_id = ? and side = ? "
                        + "order by lower(name), created_at, id")
                .params(member.organisation().value(), member.role().side().code())
                .query((row, n) -> row(row))
                .list();
    }

    /** One of them, held until the commit: whoever changes its keys comes after whoever does so already. */
    public Optional<Row> hold(Member member, UUID program) {
        return jdbc.sql(
                        "select id, name, scopes, ends_at from program where organisation_id = ? and side = ? and id = ? "
                                + "for no key update")
                .params(member.organisation().value(), member.role().side().code(), program)
                .query((row, n) -> row(row))
                .optional();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                scopes(row.getArray("scopes")),
                Optional.ofNullable(row.getTimestamp("ends_at")).map(Timestamp::toInstant));
    }

    public void insert(Member member, Row program, Instant at) {
        jdbc.sql("""
                        insert into program (organisation_id, id, side, name, scopes, created_at, ends_at)
                        values (?, ?, ?, ?, ?::text[], ?, ?)
                        """)
                .param(member.organisation().value())
                .param(program.id())
                .param(member.role().side().code())
                .param(program.name())
                .param(ColumnArray.of("text", List.copyOf(program.scopes()), ApiScope::code))
                .param(Timestamp.from(at))
                .param(timestamp(program.endsAt()))
                .update();
    }

    private static @Nullable Timestamp timestamp(Optional<Instant> at) {
        return at.map(Timestamp::from).orElse(null);
    }
}
