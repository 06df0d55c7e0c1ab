package org.keyholder.server.identity.internal;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.testing.WatchedSite;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes the password that nearly all people of the tests have once for all servers, and knows it again: it is made to be slow, and some
 * thousand people sign in with it. All other passwords are hashed as ever.
 */
public final class RememberedHash implements PasswordEncoder {

    private static volatile @Nullable String remembered;

    private final PasswordEncoder encoder;

    private RememberedHash(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    public static ApplicationContextInitializer<GenericApplicationContext> inTests() {
        return context -> context.registerBean(
                RememberedHash.class,
                () -> new RememberedHash(context.getBean(HashingThread.class)),
                definition -> definition.setPrimary(true));
    }

    private static boolean isTheirs(@Nullable CharSequence password) {
        return password != null && WatchedSite.PASSWORD.reveal().contentEquals(password);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        if (!isTheirs(password)) {
            return encoder.encode(password);
        }
        var known = remembered;
        var hash = known == null ? encoder.encode(password) : known;
        remembered = hash;
        return hash;
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        return isTheirs(password) && hash != null && hash.equals(remembered) || encoder.matches(password, hash);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return encoder.upgradeEncoding(hash);
    }
}
