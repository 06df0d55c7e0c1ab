package org.keyholder.testing.provider;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/** Who may sign in at the provider, and for whom it answers. */
record Accounts(Map<String, SignInProvider.Account> accounts, Set<String> callbacks)
        implements UserDetailsService, RegisteredClientRepository {

    @Override
    public UserDetails loadUserByUsername(String email) {
        if (!accounts.containsKey(email)) {
            throw new UsernameNotFoundException("No such account");
        }
        return User.withUsername(email)
                .password("{noop}" + SignInProvider.PASSWORD)
                .roles("USER")
                .build();
    }

    SignInProvider.@Nullable Account of(String email) {
        return accounts.get(email);
    }

    /** With its secret hashed better; there is one client, and it stays as it is. */
    @Override
    public void save(RegisteredClient client) {}

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return id.equals(SignInProvider.CLIENT) ? client() : null;
    }

    private RegisteredClient client() {
        return RegisteredClient.withId(SignInProvider.CLIENT)
                .clientId(SignInProvider.CLIENT)
                .clientSecret("{noop}" + SignInProvider.SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(all -> all.addAll(callbacks.isEmpty() ? Set.of("http://127.0.0.1/none") : callbacks))
                .scope("openid")
                .scope("email")
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build();
    }
}
