package org.keyholder.server.database.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.shared.Secret;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "postgres://ann:secret@db.example/alarms, jdbc:postgresql://db.example/alarms, ann, secret",
        "postgresql://ann:s%40c+ret@db.example:6432/alarms?sslmode=require, jdbc:postgresql://db.example:6432/alarms?sslmode=require, ann, s@c+ret",
        "jdbc:postgresql://db/alarms?user=ann&password=secret, jdbc:postgresql://db/alarms?user=ann&password=secret, ann, secret",
        "postgres://ann@db/alarms, jdbc:postgresql://db/alarms, ann, ''",
        "postgres://ann:secret@[::1]:5433/alarms, jdbc:postgresql://[::1]:5433/alarms, ann, secret",
    })
    void bothSpellingsAreRead(String given, String url, String user, String password) {
        var access = DatabaseUrl.read(new DatabaseSettings(given, null, null, 16));

        assertThat(access).isEqualTo(DatabaseAccess.direct(url, user, new Secret(password)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    postgres://ann:secret@h1,h2/db | jdbc:postgresql://h1,h2/db?targetServerType=primary
                    postgres://ann:secret@h1:5432,[2001:db8::1]:5433/db | jdbc:postgresql://h1:5432,[2001:db8::1]:5433/db?targetServerType=primary
                    postgres://ann:secret@h1,h2/db?sslmode=require | jdbc:postgresql://h1,h2/db?sslmode=require&targetServerType=primary
                    postgres://ann:secret@h1,h2/db?target_session_attrs=read-write | jdbc:postgresql://h1,h2/db?targetServerType=primary
                    postgres://ann:secret@h1,h2/db?target_session_attrs=any | jdbc:postgresql://h1,h2/db?targetServerType=any
                    jdbc:postgresql://h1,h2/db?user=ann&password=secret | jdbc:postgresql://h1,h2/db?user=ann&password=secret&targetServerType=primary
                    jdbc:postgresql://h1/db?user=ann&password=a,b | jdbc:postgresql://h1/db?user=ann&password=a,b
                    """)
    void ofSeveralHostsThePrimaryIsTaken(String given, String url) {
        assertThat(DatabaseUrl.read(new DatabaseSettings(given, null, null, 16)).url())
                .isEqualTo(url);
    }

    @Test
    void aPercentSignThatIsNotWrittenAsOneIsTold() {
        assertThatThrownBy(() ->
                        DatabaseUrl.read(new DatabaseSettings("postgres://ann:100%secret@db/alarms", null, null, 16)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("%25")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:secret@db/alarms",
                "postgres://ann:secret@db",
                "postgres:// ann:secret",
                "secret",
                "postgres://ann:secret@h1,/db",
                "postgres://ann:secret@/db?host=/run/postgresql",
                "postgres://ann:secret@h1:port/db"
            })
    void anythingElseIsRefusedWithoutRepeatingIt(String given) {
        assertThatThrownBy(() -> DatabaseUrl.read(new DatabaseSettings(given, null, null, 16)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("postgres://user:password@host/database")
                .hasMessageNotContaining("secret");
    }

    @Test
    void anAddressWithoutAUserIsRefused() {
        assertThatThrownBy(() -> DatabaseUrl.read(new DatabaseSettings("jdbc:postgresql://db/alarms", null, null, 16)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("says no user");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/a?user=ann&password=secret&ssl=true, jdbc:postgresql://db/a?user=…&password=…&ssl=true",
        "jdbc:postgresql://ann:secret@db/a, jdbc:postgresql://…@db/a",
    })
    void anAddressIsShownWithoutItsLogin(String url, String shown) {
        assertThat(DatabaseUrl.withoutSecrets(url)).isEqualTo(shown);
    }
}
