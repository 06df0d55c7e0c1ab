package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.CurrentOperator;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.identity.SignInStanding;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the person that is signed in, as the type that says for whom they work. */
@Configuration(proxyBeanMethods = false)
class WhoIsSignedIn implements WebMvcConfigurer, HandlerMethodArgumentResolver, CurrentOperator {

    private static final Set<Class<?>> GIVEN = Set.of(DealerPerson.class, Operator.class, SignInStanding.class);

    private final SignIns signIns;
    private final OperatorNetworks networks;

    WhoIsSignedIn(SignIns signIns, OperatorNetworks networks) {
        this.signIns = signIns;
        this.networks = networks;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return GIVEN.contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return parameter.getParameterType() == SignInStanding.class
                ? standing(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)))
                : person(parameter.getParameterType());
    }

    @Override
    public Operator get() {
        return person(Operator.class);
    }

    private static <T> T person(Class<T> wanted) {
        Object person = switch (signedIn().organisation()) {
            case SignedIn.Organisation.OfDealer(var dealer) -> dealer;
            case SignedIn.Organisation.OfStation(var operator) -> operator;
        };
        if (!wanted.isInstance(person)) {
            throw new AccessDeniedException("Signed in for another organisation");
        }
        return wanted.cast(person);
    }

    private static SignedIn signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn person)) {
            throw new AccessDeniedException("Nobody is signed in");
        }
        return person;
    }

    private SignInStanding standing(HttpServletRequest request) {
        var person = signedIn();
        return SignInContexts.key(request)
                .map(key -> networks.standing(signIns.standing(key, person.id()), person, request.getRemoteAddr()))
                .orElseThrow(() -> new AccessDeniedException("Nobody is signed in"));
    }
}
