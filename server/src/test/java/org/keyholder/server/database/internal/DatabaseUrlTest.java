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
    })
    void bothSpellingsAreRead(String given, String url, String user, String password) {
        var access = DatabaseUrl.read(new DatabaseSettings(given, null, null, 16));

        assertThat(access).isEqualTo(new DatabaseAccess(url, user, new Secret(password), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://ann:secret@db/alarms", "postgres://ann:secret@db", "postgres:// ann:secret", "secret"})
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
