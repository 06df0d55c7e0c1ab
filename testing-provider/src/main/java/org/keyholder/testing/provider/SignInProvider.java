package org.keyholder.testing.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;

/** A provider that runs on a port of its own, in an application of its own. */
public final class SignInProvider implements AutoCloseable {

    public static final String CLIENT = "keyholder";
    public static final String SECRET = "a secret of the client, for tests alone";
    public static final String PASSWORD = "a password at the provider";

    private final AnnotationConfigServletWebServerApplicationContext application;
    private final BendingFilter bending;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Set<String> callbacks = ConcurrentHashMap.newKeySet();

    /**
     * Somebody whom the provider knows.
     *
     * @param subject the provider's own name for them
     * @param verified whether the provider has made sure that the address is theirs
     */
    public record Account(String subject, String email, boolean verified) {

        public Account {
            Objects.requireNonNull(subject);
            Objects.requireNonNull(email);
        }
    }

    private SignInProvider(Clock clock) {
        var key = key("ours");
        bending = new BendingFilter(key, key("another"), SECRET, clock);
        application = new AnnotationConfigServletWebServerApplicationContext();
        application.registerBean(RSAKey.class, () -> key);
        application.registerBean(BendingFilter.class, () -> bending);
        application.registerBean(Accounts.class, () -> new Accounts(accounts, callbacks));
        application.register(ProviderConfiguration.class);
        application.refresh();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One whose tokens are of the clock's time. */
    public static SignInProvider start(Clock clock) {
        return new SignInProvider(clock);
    }

    public URI issuer() {
        return URI.create("http://127.0.0.1:"
                + Objects.requireNonNull(application.getWebServer()).getPort());
    }

    /** Somebody signs in here by their e-mail address and {@link #PASSWORD}. */
    public void knows(Account account) {
        accounts.put(account.email(), account);
    }

    /** The address that is registered for the answers. */
    public void answersTo(URI callback) {
        callbacks.add(callback.toString());
    }

    /** From now on its answers are like that. */
    public void answers(Bend how) {
        bending.bend(how);
    }

    @Override
    public void close() {
        application.close();
    }
}
