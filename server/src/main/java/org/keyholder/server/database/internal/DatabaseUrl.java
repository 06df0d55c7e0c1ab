package org.keyholder.server.database.internal;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.shared.Secret;

/** Reads keyholder.database.url in both of its spellings: jdbc:postgresql://… and postgres://user:password@host/database. */
final class DatabaseUrl {

    private static final String JDBC = "jdbc:postgresql:";
    private static final Pattern QUERY_SECRET = Pattern.compile("([?&](?:user|password)=)[^&]*");
    private static final Pattern LOGIN = Pattern.compile("//[^/@]*@");

    private DatabaseUrl() {}

    static DatabaseAccess read(DatabaseSettings settings) {
        var url = Objects.requireNonNull(settings.url()).strip();
        var login = Login.of(settings);
        if (url.startsWith(JDBC)) {
            return access(url, login);
        }
        var uri = parse(url);
        return access(jdbc(uri), login.orElse(Login.of(uri)));
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
        return new DatabaseAccess(
                url, Objects.requireNonNull(user), new Secret(Objects.requireNonNullElse(password, "")), null);
    }

    private static URI parse(String url) {
        try {
            var uri = new URI(url);
            var isOurs = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
            if (isOurs && uri.getHost() != null && uri.getPath().length() > 1) {
                return uri;
            }
        } catch (java.net.URISyntaxException e) {
            // Its message would repeat the whole text, password and all.
        }
        throw wrong("is neither jdbc:postgresql://host/database nor postgres://user:password@host/database");
    }

    private static String jdbc(URI uri) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query;
    }

    private static StartRefused wrong(String what) {
        return StartRefused.mistake("keyholder.database.url " + what + ".");
    }

    private record Login(@Nullable String user, @Nullable String password) {

        static Login of(DatabaseSettings settings) {
            var password = settings.password();
            return new Login(settings.user(), password == null ? null : password.reveal());
        }

        static Login of(URI uri) {
            var info = uri.getRawUserInfo();
            if (info == null) {
                return new Login(null, null);
            }
            var parts = info.split(":", 2);
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
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }

        Login orElse(Login other) {
            return new Login(user == null ? other.user : user, password == null ? other.password : password);
        }
    }
}
