package org.keyholder.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.keyholder.server.database.TenantScope.Dealers;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.StationId;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class TenantTransactionsTest {

    private static final DealerId NORTH = DealerId.parse("018f0000-0000-7000-8000-000000000001");
    private static final DealerId SOUTH = DealerId.parse("018f0000-0000-7000-8000-000000000002");
    private static final StationId STATION = new StationId(UUID.fromString("018f0000-0000-7000-8000-000000000003"));

    private static TestDatabase database;
    private static TenantTransactions transactions;

    @BeforeAll
    static void makeDatabase() {
        database = TestDatabase.create();
        database.owner()
                .sql("create table note (dealer_id uuid not null, words text not null)")
                .update();
        database.owner().sql("alter table note enable row level security").update();
        database.owner().sql("""
                        create policy own_rows on note using (
                          dealer_id = any (string_to_array(current_setting('keyholder.dealers', true), ',')::uuid[]))
                        """).update();
        database.owner().sql("grant select, insert on note to keyholder_server").update();
        database.owner()
                .sql("insert into note values (?, 'of the north'), (?, 'of the south')")
                .params(NORTH.value(), SOUTH.value())
                .update();
        transactions = database.transactions();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Test
    void aDealerSeesItsOwnRowsAndNoOthers() {
        var words = transactions.call(TenantScope.dealer(NORTH), TenantTransactionsTest::words);

        assertThat(words).containsExactly("of the north");
    }

    @Test
    void severalDealersSeeTheRowsOfAll() {
        var words = transactions.call(new Dealers(Set.of(NORTH, SOUTH)), TenantTransactionsTest::words);

        assertThat(words).containsExactlyInAnyOrder("of the north", "of the south");
    }

    @Test
    void withoutATenantThereAreNoRows() {
        assertThat(transactions.callUnscoped(TenantTransactionsTest::words)).isEmpty();
        assertThat(transactions.call(new Dealers(Set.of()), TenantTransactionsTest::words))
                .isEmpty();
        assertThat(transactions.call(TenantScope.station(STATION), TenantTransactionsTest::words))
                .isEmpty();
        assertThat(words()).isEmpty();
    }

    @Test
    void theScopeEndsWithItsTransactionOnEveryConnection() {
        for (int use = 0; use < 40; use++) {
            transactions.run(
                    TenantScope.dealer(NORTH), () -> assertThat(words()).hasSize(1));

            assertThat(words()).isEmpty();
        }
    }

    @Test
    void aStationIsSetForItsTransaction() {
        var station = transactions.call(TenantScope.station(STATION), () -> setting("keyholder.station"));

        assertThat(station).isEqualTo(STATION.toString());
    }

    @Test
    void aCallWithinACallOfTheSameScopeJoinsIt() {
        assertThatThrownBy(() -> transactions.run(TenantScope.dealer(NORTH), () -> {
                    transactions.run(TenantScope.dealer(NORTH), () -> add(NORTH, "to be forgotten"));
                    throw new IllegalStateException("after the inner call");
                }))
                .hasMessage("after the inner call");

        assertThat(transactions.call(TenantScope.dealer(NORTH), TenantTransactionsTest::words))
                .containsExactly("of the north");
    }

    @Test
    void aCallWithinACallOfAnotherScopeIsRefused() {
        assertThatThrownBy(() -> transactions.run(
                        TenantScope.dealer(NORTH),
                        () -> transactions.run(TenantScope.dealer(SOUTH), TenantTransactionsTest::words)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be joined");
        assertThatThrownBy(() -> transactions.runUnscoped(
                        () -> transactions.run(TenantScope.dealer(SOUTH), TenantTransactionsTest::words)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("for no tenant is open already");
    }

    @Test
    void aTransactionOfItsOwnWithinACallHasItsOwnScope() {
        var separate = new TransactionTemplate(new JdbcTransactionManager(database.server()));
        separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        transactions.run(TenantScope.dealer(NORTH), () -> {
            separate.executeWithoutResult(status -> assertThat(words()).isEmpty());

            assertThat(words()).containsExactly("of the north");
            transactions.run(
                    TenantScope.dealer(NORTH), () -> assertThat(words()).hasSize(1));
        });
    }

    @Test
    void aRowForAnotherDealerCannotBeWritten() {
        assertThatThrownBy(() -> transactions.run(TenantScope.dealer(NORTH), () -> add(SOUTH, "smuggled")))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private static java.util.List<String> words() {
        return database.jdbc().sql("select words from note").query(String.class).list();
    }

    private static void add(DealerId dealer, String words) {
        database.jdbc()
                .sql("insert into note values (?, ?)")
                .params(dealer.value(), words)
                .update();
    }

    private static String setting(String name) {
        return database.jdbc()
                .sql("select current_setting(?, true)")
                .param(name)
                .query(String.class)
                .single();
    }
}
