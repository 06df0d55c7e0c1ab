package org.keyholder.server.database.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.shared.Secret;

/**
 * Reads keyholder.database.url in both of its spellings: jdbc:postgresql://… and postgres://user:password@host/database. Either may
 * name several hosts of one cluster, as host1:5432,host2:5432.
 */
final class DatabaseUrl {

    private static final String JDBC = "jdbc:postgresql:";
    private static final Pattern QUERY_SECRET = Pattern.compile("([?&](?:user|password)=)[^&]*");
    private static final Pattern LOGIN = Pattern.compile("//[^/@]*@");

    private static final String HOST = "(?:\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?";
    private static final Pattern LIBPQ = Pattern.compile("postgres(?:ql)?://(?:(?<login>[^@/?#]*)@)?(?<hosts>" + HOST
            + "(?:," + HOST + ")*)/(?<database>[^/?#]+)(?:\\?(?<query>[^#]*))?");

    private DatabaseUrl() {}

    static DatabaseAccess read(DatabaseSettings settings) {
        var url = Objects.requireNonNull(settings.url()).strip();
        var login = Login.of(settings);
        if (url.startsWith(JDBC)) {
            return access(toThePrimary(url), login);
        }
        var parts = LIBPQ.matcher(url);
        if (!parts.matches()) {
            // Without the text, which may hold a password.
            throw wrong("is neither jdbc:postgresql://host/database nor postgres://user:password@host/database");
        }
        return access(toThePrimary(jdbc(parts)), login.orElse(Login.ofPart(parts.group("login"))));
    }

    static String withoutSecrets(String url) {
        return LOGIN.matcher(QUERY_SECRET.matcher(url).replaceAll("$1…")).replaceAll("//…@");
    }

    private static DatabaseAccess access(String url, Login login) {
        if (login.user() == null && !url.matches(".*[?&]user=.*")) {
            throw wrong(
                    "says no user; add it as postgres://user:password@host/database, or as keyholder.database.user");
        }
        var fromUrl = Login.ofQuery(url);
        var user = login.user() == null ? fromUrl.user() : login.user();
        var password = login.password() == null ? fromUrl.password() : login.password();
        return DatabaseAccess.direct(
                url, Objects.requireNonNull(user), new Secret(Objects.requireNonNullElse(password, "")));
    }

    private static String jdbc(Matcher parts) {
        var query = parts.group("query");
        return JDBC + "//" + parts.group("hosts") + "/" + parts.group("database")
                + (query == null || query.isEmpty() ? "" : "?" + jdbcQuery(query));
    }

    /** PostgreSQL's own programs call it by another name, and with other values, than the driver does. */
    private static String jdbcQuery(String query) {
        var parameters = new ArrayList<String>();
        for (var parameter : query.split("&")) {
            parameters.add(
                    switch (parameter) {
                        case "target_session_attrs=read-write", "target_session_attrs=primary" ->
                            "targetServerType=primary";
                        case "target_session_attrs=any" -> "targetServerType=any";
                        default -> parameter;
                    });
        }
        return String.join("&", parameters);
    }

    /** Of several hosts one takes what is written; which, changes with each fail-over. */
    private static String toThePrimary(String url) {
        var several = url.replaceFirst("\\?.*", "").contains(",");
        if (!several || url.matches(".*[?&]targetServerType=.*")) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?") + "targetServerType=primary";
    }

    private static StartRefused wrong(String what) {
        return StartRefused.mistake("keyholder.database.url " + what + ".");
    }

    private record Login(@Nullable String user, @Nullable String password) {

        static Login of(DatabaseSettings settings) {
            var password = settings.password();
            return new Login(settings.user(), password == null ? null : password.reveal());
        }

        static Login ofPart(@Nullable String beforeHost) {
            if (beforeHost == null) {
                return new Login(null, null);
            }
            var parts = beforeHost.split(":", 2);
            return new Login(decoded(parts[0]), parts.length < 2 ? null : decoded(parts[1]));
        }

        static Login ofQuery(String url) {
            return new Login(parameter(url, "user"), parameter(url, "password"));
        }

        private static @Nullable String parameter(String url, String name) {
            var matcher = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
            return matcher.find() ? decoded(matcher.group(1)) : null;
        }

        // A plus is a plus in the part before the host.
        private static String decoded(String text) {
            try {
                return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw wrong(
                        "has a % in its user or password that is not followed by two hex digits; a % itself is written %25");
            }
        }

        Login orElse(Login other) {
            return new Login(user == null ? other.user : user, password == null ? other.password : password);
        }
    }
}
