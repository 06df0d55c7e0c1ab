package org.keyholder.server.identity.internal;

import org.keyholder.server.admission.MemoryClaim;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.RequestCache;

/** Who may reach which address. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {

    private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "media-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'";

    /** bcrypt, with its name in front, so that a better one can follow without a new password for anybody. */
    @Bean
    HashingThread passwordEncoder() {
        return new HashingThread(PasswordEncoderFactories.createDelegatingPasswordEncoder());
    }

    @Bean
    MemoryClaim triesToSignIn() {
        return new MemoryClaim("remembered tries to sign in", SignInThrottle.MOST_REMEMBERED, 600, "");
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
            SignInRecord record,
            RequestCache requests,
            SignInContexts contexts,
            FormTokens tokens) {
        var signIn = new ThrottledSignIn(throttle, record);
        headers(http, ReferrerPolicy.SAME_ORIGIN);
        return http.authorizeHttpRequests(rules -> rules.requestMatchers("/sign-in", SignInFailure.PAGE, "/error")
                        .permitAll()
                        .requestMatchers("/monitoring", "/monitoring/**")
                        .hasRole(SignedIn.OPERATOR)
                        .requestMatchers("/sites", "/sites/**")
                        .hasRole(SignedIn.DEALER)
                        .requestMatchers("/")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .formLogin(form -> form.loginPage("/sign-in")
                        .loginProcessingUrl("/sign-in")
                        .successHandler(signIn.success(requests))
                        .failureHandler(signIn))
                .securityContext(signedIn -> signedIn.securityContextRepository(contexts))
                .csrf(forms -> forms.csrfTokenRepository(tokens))
                .sessionManagement(none -> none.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new DatabaseAway(), SecurityContextHolderFilter.class)
                .addFilterBefore(signIn, UsernamePasswordAuthenticationFilter.class)
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
                .referrerPolicy(policy -> policy.policy(referrer)));
    }

    /** Where a person works. */
    static String startOf(SignedIn person) {
        return switch (person.organisation()) {
            case SignedIn.Organisation.OfDealer dealer -> "/sites";
            case SignedIn.Organisation.OfStation station -> "/monitoring";
        };
    }
}
