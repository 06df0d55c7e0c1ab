package org.keyholder.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerRoleTest {

    private static TestDatabase database;

    @BeforeAll
    static void makeDatabase() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Test
    void theServersRoleOwnsNothing() {
        var owned = database.superuser()
                .sql("select count(*) from pg_shdepend where refobjid = 'keyholder_server'::regrole and deptype = 'o'")
                .query(Long.class)
                .single();

        assertThat(owned).isZero();
    }

    @Test
    void theServersRoleHasNoPowers() {
        var powers = database.superuser().sql("""
                        select count(*) from pg_roles where rolname = 'keyholder_server'
                          and (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication)
                        """).query(Long.class).single();

        assertThat(powers).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table mine (id int)",
                "create temporary table mine (id int)",
                "create schema mine",
                "create function mine() returns int language sql as 'select 1'",
                "create role mine",
                "create database mine",
                "alter table scheduled_tasks add column mine text",
                "drop table scheduled_tasks",
                "truncate scheduled_tasks",
                "select * from flyway_schema_history",
                "set role keyholder_owner"
            })
    void theServersRoleMayNot(String statement) {
        assertThatThrownBy(() -> database.jdbc().sql(statement).update())
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    /** Without it a plan that was made while a table was empty goes through the whole table when it is full. */
    @ParameterizedTest
    @CsvSource({
        "plan_cache_mode, force_generic_plan",
        "enable_seqscan, off",
        "enable_hashjoin, off",
        "enable_mergejoin, off"
    })
    void theServersStatementsArePlannedOnceAndAlongTheirKeys(String setting, String value) {
        var set = database.jdbc().sql("show " + setting).query(String.class).single();

        assertThat(set).isEqualTo(value);
    }

    @Test
    void theServersRoleWorksWithTheJobsTable() {
        var jobs = database.jdbc()
                .sql("select count(*) from scheduled_tasks")
                .query(Long.class)
                .single();

        assertThat(jobs).isZero();
    }

    @Test
    void aFunctionThatAMigrationMakesIsNobodysToCallUntilItIsGranted() {
        database.owner()
                .sql("create function look_up() returns int language sql security definer as 'select 1'")
                .update();

        assertThatThrownBy(() -> database.jdbc()
                        .sql("select look_up()")
                        .query(Integer.class)
                        .single())
                .rootCause()
                .hasMessageContaining("permission denied for function look_up");
    }
}
