package org.keyholder.server.identity.internal;

import java.util.List;
import org.keyholder.server.admission.MemoryClaim;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Invitations;
import org.keyholder.server.identity.PasswordLinks;
import org.keyholder.server.identity.Role;
import org.keyholder.server.identity.SignInProviders;
import org.keyholder.server.identity.internal.launch.LaunchThrottle;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.RequestCache;

/** Who may reach which address. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {

    private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "media-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    @Bean
    MemoryClaim wrongLaunches() {
        return new MemoryClaim("addresses of wrong launches", LaunchThrottle.MOST_REMEMBERED, 300, "");
    }

    /** Nobody reads a measurement of each filter, and taking them costs every request of every device. */
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    /** Machines: devices and the text provider show keys and signatures of their own; health says nothing secret. */
    @Bean
    @Order(1)
    @ConditionalOnWebApplication
    SecurityFilterChain machines(HttpSecurity http) {
        headers(http, ReferrerPolicy.NO_REFERRER);
        return stateless(http.securityMatcher("/api/**", "/providers/**", "/health/**"))
                .build();
    }

    /** Behind texted links: the token in the path is the key. */
    @Bean
    @Order(2)
    @ConditionalOnWebApplication
    SecurityFilterChain textedLinks(HttpSecurity http) {
        headers(http, ReferrerPolicy.NO_REFERRER);
        http.headers(headers -> headers.addHeaderWriter(new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow")));
        return stateless(http.securityMatcher("/a/**", "/w/**")).build();
    }

    /** Static files: the same for everybody, and cached for good. */
    @Bean
    @Order(3)
    @ConditionalOnWebApplication
    SecurityFilterChain staticFiles(HttpSecurity http) {
        headers(http, ReferrerPolicy.NO_REFERRER);
        http.headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable));
        return stateless(http.securityMatcher("/assets/**", "/webjars/**", "/brand/**", "/favicon.ico"))
                .build();
    }

    @Bean
    @Order(4)
    @ConditionalOnWebApplication
    SecurityFilterChain people(
            HttpSecurity http,
            SignInThrottle throttle,
            KnownBrowsers browsers,
            SignInRecord record,
            RequestCache requests,
            SignInContexts contexts,
            FormTokens tokens,
            LaunchSignIns launches,
            OperatorNetworks networks,
            SecondStep secondStep) {
        var signIn = new ThrottledSignIn(throttle, browsers, contexts, record, secondStep.halves());
        var gate = new StationGate(networks);
        headers(http, ReferrerPolicy.SAME_ORIGIN);
        // Who may do what with them is asked at each handler (RightsOfHandlers).
        return http.authorizeHttpRequests(rules -> rules.requestMatchers(
                                "/sign-in",
                                SignInFailure.PAGE,
                                LaunchRefusal.PAGE,
                                StationGate.PAGE,
                                SecondStep.PAGE,
                                PasskeySignIn.PATH,
                                SignInProviders.PATH,
                                SignInProviders.PATH + "/*",
                                SignInProviders.PATH + "/*/answer",
                                ForgottenPasswordController.PATH,
                                Invitations.PATH + "*",
                                PasswordLinks.PATH + "*",
                                "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .successHandler(signIn.success(requests))
                        .failureHandler(signIn))
                .securityContext(signedIn -> signedIn.securityContextRepository(contexts))
                .csrf(forms -> forms.csrfTokenRepository(tokens))
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionAuthenticationStrategy(
                                new CompositeSessionAuthenticationStrategy(List.of(gate, secondStep))))
                .addFilterBefore(gate, AuthorizationFilter.class)
                .addFilterBefore(new DatabaseAway(), SecurityContextHolderFilter.class)
                .addFilterBefore(signIn, UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new LaunchFilter(launches), UsernamePasswordAuthenticationFilter.class)
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?signed-out"))
                .requestCache(cache -> cache.requestCache(requests))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll());
    }

    private static void headers(HttpSecurity http, ReferrerPolicy referrer) {
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(policy -> policy.policy(referrer))
                // No page of another origin shows what is ours, also in a browser that does not say who asks.
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN)));
    }

    /** Where somebody of this role works. */
    static String startOf(Role role) {
        return switch (role.side()) {
            case DEALER -> Entries.DASHBOARD;
            case STATION -> Entries.DESK;
            case INSTALLATION -> Entries.ORGANISATIONS;
        };
    }
}
