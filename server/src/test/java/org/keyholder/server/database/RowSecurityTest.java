package org.keyholder.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The fence between tenants, table by table. The tables come from the database's own catalogue, so that a new one without its fence,
 * or without rows here to prove it, fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowSecurityTest {

    /**
     * Facts of the machinery and of the phone network, which belong to no tenant; and sign-ins, which are looked at to find out which
     * tenant it is, and hold nothing but a fingerprint, a person's id and times.
     */
    static final Set<String> NOBODYS = Set.of(
            "scheduled_tasks",
            "early_receipt",
            "do_not_text",
            "incoming_text",
            "automatic_answer",
            "flyway_schema_history",
            "used_challenge",
            // What was typed by whoever has forgotten their password: two fingerprints, until a job has looked whose it
            // is.
            "password_asked",
            "sign_in");

    /** What a station sees of the sites bound to it; everything else is the dealer's own. */
    private static final Set<String> SEEN_BY_STATION = Set.of(
            "dealer",
            "station",
            "receiver",
            "station_record",
            "person",
            "organisation",
            "membership",
            "site",
            "account_number",
            "number_block",
            "receiver_dealer",
            "receiver_passkey",
            "zone",
            "former_zone",
            "contact",
            "event",
            "media",
            "swept_media",
            "refused_media",
            "signal",
            "signal_deed",
            "session",
            "verification",
            "question",
            "answer",
            "answer_taken_back",
            "session_entry",
            "alarm",
            "alarm_event",
            "storm",
            "fact",
            "launch_secret",
            "used_launch",
            "authenticator",
            "recovery_code",
            "program",
            "program_key",
            "sign_in_provider",
            "provider_account",
            "used_answer",
            "passkey",
            "audit_entry",
            "audit_link",
            "audit_unlinked");

    /** The station's own, and no dealer's: those see none of their rows. */
    private static final Set<String> OF_STATIONS_ALONE =
            Set.of("launch_secret", "used_launch", "receiver_dealer", "receiver_passkey");

    /** No dealer's and no station's: where else somebody works is not theirs to see. */
    private static final Set<String> OF_THE_INSTALLATION_ALONE = Set.of("password_link");

    /** Only ever added to. */
    private static final Set<String> RECORDS = Set.of(
            "event",
            "session",
            "answer",
            "answer_taken_back",
            "session_entry",
            "signal_deed",
            "consent",
            "welcome",
            "alarm_event",
            "fact",
            "swept_media",
            "audit_entry",
            "audit_link");

    private static final String PERMISSION_DENIED = "42501";

    private TestDatabase database;
    private TenantTransactions transactions;
    private JdbcClient server;
    private Seed acme;
    private Seed other;

    @BeforeAll
    void seed() {
        database = TestDatabase.create();
        transactions = database.transactions();
        server = database.jdbc();
        acme = Seed.plant(database.superuser(), 1);
        other = Seed.plant(database.superuser(), 2);
    }

    @AfterAll
    void drop() {
        database.close();
    }

    List<String> tables() {
        return database.superuser().sql("""
                        select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                        order by relname
                        """).query(String.class).list().stream()
                .filter(table -> !NOBODYS.contains(table))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyTenantsTableHasItsFence(String table) {
        var fenced = database.superuser()
                .sql("select relrowsecurity and exists (select from pg_policy where polrelid = c.oid) "
                        + "from pg_class c where oid = ?::regclass")
                .param(table)
                .query(Boolean.class)
                .single();

        assertThat(fenced).as("row security of " + table).isTrue();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyTenantsTableHasARowOfEachTenantHere(String table) {
        var rows = database.superuser()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();

        assertThat(rows).as("rows of " + table + " that the tests can look for").isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void withoutATenantThereAreNoRows(String table) {
        assertThat(count(table)).isZero();
        assertThat(transactions.<Long>callUnscoped(() -> count(table))).isZero();
        assertThat(in(new TenantScope.Dealers(Set.of()), () -> count(table))).isZero();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void withoutATenantNothingIsAdded(String table) {
        assertDenied(() -> transactions.runUnscoped(() -> copy(table, acme)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aDealerSeesItsOwnRowsAndNobodyElses(String table) {
        var sees = in(TenantScope.dealer(acme.dealer()), () -> count(table));
        var all = database.superuser()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();

        assertThat(sees > 0)
                .isEqualTo(!OF_STATIONS_ALONE.contains(table) && !OF_THE_INSTALLATION_ALONE.contains(table));
        assertThat(sees).isLessThan(all);
        assertThat(in(TenantScope.dealer(new DealerId(UUID.randomUUID())), () -> count(table)))
                .isZero();
        assertThat(in(TenantScope.dealer(acme.dealer()), () -> rowsOf(table, other)))
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aDealerAddsNothingToAnothersRows(String table) {
        assertDenied(() -> transactions.run(TenantScope.dealer(acme.dealer()), () -> copy(table, other)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aDealerChangesNothingOfAnothers(String table) {
        var key = OF_STATIONS_ALONE.contains(table)
                ? "station_id"
                : switch (table) {
                    case "dealer", "station", "receiver", "person", "organisation" -> "id";
                    case "authenticator", "recovery_code", "passkey", "password_link" -> "person_id";
                    case "membership",
                            "invitation",
                            "program",
                            "program_key",
                            "sign_in_provider",
                            "provider_account",
                            "used_answer",
                            "audit_entry",
                            "audit_link",
                            "audit_unlinked" -> "organisation_id";
                    default -> "dealer_id";
                };
        Supplier<Integer> change = () -> in(
                TenantScope.dealer(acme.dealer()),
                () -> server.sql("update " + table + " set " + key + " = " + key + " where " + key
                                + " not in (?, ?, ?, ?)")
                        .params(acme.dealer().value(), acme.station().value(), acme.id(3), acme.id(4))
                        .update());
        try {
            assertThat(change.get()).isZero();
        } catch (RuntimeException denied) {
            assertThat(sqlState(denied)).isEqualTo(PERMISSION_DENIED);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aStationSeesWhatBelongsToTheSitesBoundToItAndNothingElse(String table) {
        var sees = in(TenantScope.station(acme.station()), () -> rowsOf(table, acme));

        assertThat(sees > 0).as(table).isEqualTo(SEEN_BY_STATION.contains(table));
        assertThat(in(TenantScope.station(acme.station()), () -> rowsOf(table, other)))
                .isZero();
        assertThat(in(TenantScope.station(new StationId(UUID.randomUUID())), () -> count(table)))
                .isZero();
    }

    /** Whoever runs the installation, who makes organisations and invites their first people. */
    @ParameterizedTest
    @MethodSource("tables")
    void theInstallationSeesWhoWorksForWhomAndNoCustomer(String table) {
        var ofPeople = Set.of(
                "organisation",
                "membership",
                "invitation",
                "person",
                "authenticator",
                "recovery_code",
                "passkey",
                "password_link",
                "dealer",
                "station");

        assertThat(in(TenantScope.installation(), () -> count(table)) > 0)
                .as(table)
                .isEqualTo(ofPeople.contains(table));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aStationAddsNothingToAnothersRows(String table) {
        assertDenied(() -> transactions.run(TenantScope.station(acme.station()), () -> copy(table, other)));
    }

    /** Only what the station's people make is written in the station's name; the dealer's records never. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dealer",
                "station_record",
                "site",
                "device",
                "device_key",
                "zone",
                "former_zone",
                "alarm_code",
                "bridge",
                "bridge_port",
                "contact",
                "consent",
                "welcome",
                "event",
                "media",
                "swept_media",
                "refused_media",
                "dealer_media",
                "device_media",
                "storm",
                "message"
            })
    void aStationWritesNoneOfTheDealersRecords(String table) {
        assertDenied(() -> transactions.run(TenantScope.station(acme.station()), () -> copy(table, acme)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zone", "alarm_code", "bridge", "bridge_port"})
    void nobodyTakesAwayWhatAnotherDealerHasSetUp(String table) {
        for (var scope : List.of(TenantScope.dealer(acme.dealer()), TenantScope.station(other.station()))) {
            var gone = in(
                    scope,
                    () -> server.sql("delete from " + table + " where dealer_id = ?")
                            .param(other.dealer().value())
                            .update());

            assertThat(gone).as(table + " as " + scope).isZero();
        }
        assertThat(in(TenantScope.dealer(other.dealer()), () -> rowsOf(table, other)))
                .isPositive();
    }

    /** Whoever has an alarm that goes on sees whose it is and whom to ask. */
    @Test
    void aSiteThatHasMovedAwayIsSeenUntilItsAlarmIsOver() {
        var moved = Seed.plant(database.superuser(), 8);
        moveAway(moved);

        for (var table : List.of("site", "zone", "contact", "dealer", "event", "media")) {
            assertThat(in(TenantScope.station(moved.station()), () -> rowsOf(table, moved)))
                    .as(table)
                    .isPositive();
            assertThat(in(TenantScope.station(acme.station()), () -> rowsOf(table, moved)))
                    .as(table + " for another station")
                    .isZero();
        }
    }

    /** A site that has left the station takes its contacts and zones with it; the alarms of that time stay where they were. */
    @Test
    void aSiteThatHasMovedAwayIsNotSeenAnyMoreButItsAlarmsAre() {
        var moved = Seed.plant(database.superuser(), 7);
        moveAway(moved);
        database.superuser()
                .sql("update alarm set ended_at = now(), ended_why = 'completed' where dealer_id = ?")
                .param(moved.dealer().value())
                .update();

        assertThat(in(TenantScope.station(moved.station()), () -> rowsOf("site", moved)))
                .isZero();
        assertThat(in(TenantScope.station(moved.station()), () -> rowsOf("contact", moved)))
                .isZero();
        assertThat(in(TenantScope.station(moved.station()), () -> rowsOf("zone", moved)))
                .isZero();
        assertThat(in(TenantScope.station(moved.station()), () -> rowsOf("event", moved)))
                .isPositive();
        assertThat(in(TenantScope.station(moved.station()), () -> rowsOf("session_entry", moved)))
                .isOne();
    }

    private void moveAway(Seed site) {
        database.superuser()
                .sql(
                        "update site set station_id = null, station_record_id = null, account_number = null where dealer_id = ?")
                .param(site.dealer().value())
                .update();
    }

    /** What is past its keeping time goes by the functions named below, and by nothing else. */
    @ParameterizedTest
    @MethodSource("tables")
    void theServerDeletesNoTenantsRow(String table) {
        // It ends with somebody's work there, or when they show something else or come in by something else; that it
        // was there is on record.
        assumeThat(table)
                .isNotIn(
                        "membership",
                        "authenticator",
                        "recovery_code",
                        "passkey",
                        "sign_in_provider",
                        "provider_account",
                        // What a dealer sets up and takes away again; that it was there is on record.
                        "zone",
                        "alarm_code",
                        "bridge",
                        "bridge_port");
        assertDenied(() -> transactions.run(
                TenantScope.dealer(acme.dealer()),
                () -> server.sql("delete from " + table).update()));
    }

    @ParameterizedTest
    @CsvSource({
        "event, received_at",
        "session, opened_by",
        "answer, choice",
        "answer_taken_back, address",
        "session_entry, text",
        "signal_deed, reason",
        "consent, shown",
        "welcome, contact_id",
        "alarm_event, zone",
        "fact, kind",
        "swept_media, clips",
        "audit_entry, kind",
        "audit_link, hash"
    })
    void whatIsOnRecordCannotBeChanged(String table, String column) {
        assertThat(RECORDS).contains(table);
        for (var scope : List.of(TenantScope.dealer(acme.dealer()), TenantScope.station(acme.station()))) {
            assertDenied(() -> transactions.run(
                    scope,
                    () -> server.sql("update " + table + " set " + column + " = " + column)
                            .update()));
        }
    }

    @Test
    void whatIsAddedInAnUnknownTableOfTomorrowIsFoundByTheseTests() {
        assertThat(tables()).containsAll(SEEN_BY_STATION).hasSizeGreaterThanOrEqualTo(SEEN_BY_STATION.size());
    }

    /**
     * The narrow doors past the fence: each finds one row by a secret or a unique name, or does the housekeeping of all tenants, where a
     * row's own time says that it is due; and there are no others.
     */
    @Test
    void theDoorsPastTheFenceAreTheKnownOnes() {
        var doors = database.superuser().sql("""
                        select proname || '(' || pg_get_function_identity_arguments(oid) || ')' from pg_proc
                        where pronamespace = 'public'::regnamespace and prosecdef order by 1
                        """).query(String.class).list();
        var open = database.superuser().sql("""
                        select count(*) from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
                          and (not coalesce(proconfig, '{}') @> array['search_path=public'] or has_function_privilege('public', oid, 'execute'))
                        """).query(Long.class).single();

        assertThat(doors)
                .containsExactly(
                        // Whether a number looks like another one at a station of the dealer's, and not whose.
                        "account_number_looks_alike(at_station uuid, wanted text, own_site uuid)",
                        // Which numbers a change of a prefix of the dealer's would clash with, and not whose they are.
                        "account_numbers_taken(at_record uuid, sites uuid[], known text[], sent text[])",
                        // The dealers of a name that a station knows: an id and the name, for a station that shows them
                        // a receiver.
                        "dealer_named(wanted text)",
                        // To whom the station itself has shown a receiver of its own.
                        "dealers_of_receiver(shown uuid)",
                        // The other sign-ins of whoever has the secret of one.
                        "end_own_sign_ins(wanted bytea, which uuid)",
                        // Writes down that quiet has ended an alarm, as the row says itself.
                        "end_quiet_alarms(at timestamp with time zone, at_most integer)",
                        // All sign-ins of a person whom the transaction sees.
                        "end_sign_ins_of(who uuid)",
                        // Somebody's sign-ins for the side of an organisation that the transaction is for.
                        "end_sign_ins_there(who uuid, organisation uuid, its_side text)",
                        // Another password voids the links to choose one, of whom nobody sees any.
                        "ends_password_links()",
                        // Sign-ins end with the membership or the organisation that they are for.
                        "ends_sign_ins()",
                        // A sign-in by a provider ends with the account that it came by.
                        "ends_sign_ins_of_account()",
                        // All that is kept about one site of the dealer's, which lies in the bin.
                        "erase_site(of_dealer uuid, of_site uuid, at timestamp with time zone)",
                        "find_devices(wanted bytea[])",
                        "find_devices_by_key(wanted bytea[], at timestamp with time zone)",
                        "find_folded_login(folded text, typed text)",
                        "find_invitation(wanted bytea)",
                        "find_login(wanted text)",
                        "find_member(wanted bytea, at timestamp with time zone)",
                        "find_message(wanted text)",
                        // Whose passkey somebody brings who is nobody yet.
                        "find_passkey(wanted bytea)",
                        // Whose password may be chosen, by the secret of a link.
                        "find_password_link(wanted bytea)",
                        "find_person(folded text, typed text, at timestamp with time zone)",
                        // A program, by a key of its that is valid.
                        "find_program_by_key(wanted bytea, at timestamp with time zone)",
                        "find_question(wanted bytea)",
                        // By its name, for whoever comes in by it and is nobody yet.
                        "find_sign_in_provider(wanted text)",
                        "find_signed_in(wanted bytea, since timestamp with time zone)",
                        // Whose time in the bin is over, as the row says itself.
                        "find_spent_bins(at timestamp with time zone, at_most integer, besides uuid[])",
                        // Whose storms are over, as the row says itself.
                        "find_spent_storms(at timestamp with time zone, at_most integer)",
                        // For which stations somebody works, whose launch is looked at.
                        "find_stations_of(person uuid)",
                        // Which organisations have entries to be chained, and not which entries.
                        "find_unlinked_audits(at_most integer)",
                        // Of the files that the server has, those that no tenant's row names.
                        "find_unnamed_media(keys text[])",
                        "find_welcome(wanted bytea)",
                        // Links that ended a keeping time ago.
                        "forget_old_links(at timestamp with time zone, at_most integer)",
                        // Links for another password that ended a month ago.
                        "forget_password_links(ended_before timestamp with time zone)",
                        // Answers of providers that could not be used any more.
                        "forget_used_answers(at timestamp with time zone)",
                        // Used launches that are too old by now, and launch secrets that have ended.
                        "forget_used_launches(at timestamp with time zone)",
                        // Numbers that nobody has, of one of the dealer's own blocks or of the station's.
                        "free_account_numbers(in_block uuid, by_record uuid, from_number bigint, to_number bigint, at_most integer)",
                        // The same password hashed in a better way, by who shows the hash that it had.
                        "hash_password_anew(person_id uuid, from_hash text, to_hash text)",
                        // The dealer's own lines, for an import that writes many sites.
                        "hold_site_lines(of_dealer uuid, of_sites uuid[])",
                        // What release 0.1 makes knows of no organisations and roles.
                        "is_member()",
                        "is_organisation()",
                        // Whether an alarm under a number is open at a station, whoever's: yes or no, as the unique key
                        // of numbers.
                        "keep_number_of_open_alarm()",
                        // Whether a number lies in a block of another dealer: yes or no, as the unique key of numbers.
                        "keep_numbers_in_blocks()",
                        // A site's line and words are kept as its rows change; of whoever opts out, at every dealer's.
                        "line_of_changed_part()",
                        "line_of_changed_site()",
                        "line_of_deleted_site()",
                        "line_of_new_part()",
                        "lines_of_opted_out()",
                        // What waits to be chained, kept in the transaction of the entry and of its link.
                        "note_linked_audit()",
                        "note_unlinked_audit()",
                        // Whether a block of a station's overlaps another of its.
                        "number_blocks_apart()",
                        // Asked by the two above and by what shows a change of a prefix; not the server's to call.
                        "number_is_anothers(at_station uuid, of_dealer uuid, of_site uuid, known text)",
                        // What is one's own, by the secret of a sign-in.
                        "own_memberships(wanted bytea, at timestamp with time zone)",
                        "own_sign_ins(wanted bytea)",
                        // Writes when each site last reported, and tells how many did.
                        "read_last_events(at_most integer)",
                        // Whether a receiver that a record names is in service: yes or no.
                        "receiver_is_in_service()",
                        // Names of the receivers that a station shows a dealer.
                        "receivers_to_choose(of_station uuid)",
                        // Whether a sign-in is for an organisation that asks for a second factor.
                        "second_factor_due()",
                        // Who is signed in for the station whose rows the transaction may see.
                        "signed_in_at_station(since timestamp with time zone)",
                        // A sign-in of release 0.1 is for where the person has worked longest.
                        "signs_in_as_member()",
                        // All that is kept about one site of the dealer's.
                        "site_data(of_dealer uuid, of_site uuid)",
                        // Whether a record that a site is bound to is kept: yes or no.
                        "station_record_is_kept()",
                        // Names and phones of the stations, for dealers.
                        "stations_to_choose()",
                        // Files of sites and what became of them, by age alone; it says how many.
                        "sweep_site_imports(files_before timestamp with time zone, imports_before timestamp with time zone)",
                        // Clips and stills of one site of the dealer's that is being erased.
                        "take_media_of_erased_site(of_dealer uuid, of_site uuid, at_most integer)",
                        // Deletes clips and stills that are past their dealer's keeping time, and writes down how many.
                        "take_old_media(at timestamp with time zone, at_most integer)");
        assertThat(open).isZero();
    }

    @Test
    void aScopeEndsWithItsTransactionAlsoWhenThatFails() {
        assertThatThrownBy(() -> transactions.run(TenantScope.dealer(acme.dealer()), () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        for (int i = 0; i < 20; i++) {
            assertThat(transactions.<Long>callUnscoped(() -> count("site"))).isZero();
        }
    }

    private <T> T in(TenantScope scope, Supplier<T> work) {
        return transactions.call(scope, work);
    }

    private long count(String table) {
        return server.sql("select count(*) from " + table).query(Long.class).single();
    }

    private long rowsOf(String table, Seed seed) {
        return server.sql("select count(*) from " + table + " t where to_jsonb(t)::text like ?")
                .param("%" + seed.mark() + "%")
                .query(Long.class)
                .single();
    }

    /** Adds a copy of the seed's row, as whoever the transaction is for. Row security speaks before any unique key does. */
    private void copy(String table, Seed seed) {
        var row = database.superuser()
                .sql("select to_jsonb(t)::text from " + table + " t where to_jsonb(t)::text like ? limit 1")
                .param("%" + seed.mark() + "%")
                .query(String.class)
                .single();
        var columns = String.join(
                ", ",
                database.superuser().sql("""
                        select attname from pg_attribute
                        where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                        """).param(table).query(String.class).list());
        server.sql("insert into " + table + " (" + columns + ") overriding system value select " + columns
                        + " from jsonb_populate_record(null::" + table + ", ?::jsonb)")
                .param(row)
                .update();
    }

    private static void assertDenied(Runnable work) {
        assertThatThrownBy(work::run)
                .satisfies(denied -> assertThat(sqlState(denied)).isEqualTo(PERMISSION_DENIED));
    }

    private static String sqlState(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
        }
        return "none: " + failure;
    }
}
