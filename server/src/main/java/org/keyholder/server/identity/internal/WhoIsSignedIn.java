package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.CurrentMember;
import org.keyholder.server.identity.CurrentOperator;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Operator;
import org.keyholder.server.identity.OwnPasskeys;
import org.keyholder.server.identity.OwnSecondFactor;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Role;
import org.keyholder.server.identity.SignInStanding;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.OrganisationId;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives controllers the person that is signed in, as the type that says for whom they work. */
@Configuration(proxyBeanMethods = false)
class WhoIsSignedIn implements WebMvcConfigurer, HandlerMethodArgumentResolver, CurrentOperator, CurrentMember {

    private static final Set<Class<?>> GIVEN = Set.of(
            Member.class,
            DealerPerson.class,
            Operator.class,
            SignInStanding.class,
            OwnSignIn.class,
            OwnSecondFactor.class,
            OwnPasskeys.class);

    private final SignIns signIns;
    private final OwnSignIns ownSignIns;
    private final OwnSecondFactors ownFactors;
    private final OwnPasskeyRing ownPasskeys;
    private final OperatorNetworks networks;
    private final RightsOfHandlers rights;

    WhoIsSignedIn(
            SignIns signIns,
            OwnSignIns ownSignIns,
            OwnSecondFactors ownFactors,
            OwnPasskeyRing ownPasskeys,
            OperatorNetworks networks,
            RightsOfHandlers rights) {
        this.signIns = signIns;
        this.ownSignIns = ownSignIns;
        this.ownFactors = ownFactors;
        this.ownPasskeys = ownPasskeys;
        this.networks = networks;
        this.rights = rights;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(rights);
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
        var asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        if (parameter.getParameterType() == SignInStanding.class) {
            return standing(asked);
        }
        if (parameter.getParameterType() == OwnPasskeys.class) {
            return ownPasskeys.of(key(asked), signedIn(), own(asked));
        }
        if (parameter.getParameterType() == OwnSecondFactor.class) {
            return ownFactors.of(
                    key(asked), signedIn(), own(asked), WantedPage.wanted(asked).orElse(null));
        }
        return parameter.getParameterType() == OwnSignIn.class ? own(asked) : person(parameter.getParameterType());
    }

    @Override
    public Operator get() {
        return person(Operator.class);
    }

    private static <T> T person(Class<T> wanted) {
        var member = member();
        Object person = wanted == Member.class ? member : worker(member);
        if (!wanted.isInstance(person)) {
            throw new AccessDeniedException("Signed in for another organisation");
        }
        return wanted.cast(person);
    }

    private static Object worker(Member member) {
        var organisation = member.organisation().value();
        return switch (member.role().side()) {
            case DEALER -> new DealerPerson(member.person(), new DealerId(organisation), member.name(), member.role());
            case STATION -> new Operator(member.person(), new StationId(organisation), member.name(), member.role());
            case INSTALLATION -> member;
        };
    }

    /** Refuses whoever is nobody. */
    static Member member() {
        return signedIn().member();
    }

    /** Refuses whoever is nobody. */
    static SignedIn signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn person)) {
            throw new AccessDeniedException("Nobody is signed in");
        }
        return person;
    }

    private SignInStanding standing(HttpServletRequest request) {
        return networks.standing(signIns.standing(key(request), signedIn().id()), member(), request.getRemoteAddr());
    }

    private OwnSignIn own(HttpServletRequest request) {
        return ownSignIns.of(key(request), signedIn(), member(), request.getRemoteAddr());
    }

    @Override
    public Optional<Member> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn person
                ? Optional.of(person.member())
                : Optional.empty();
    }

    @Override
    public boolean isOnlyHere(HttpServletRequest request) {
        return ownSignIns.isOnlyHere(key(request));
    }

    @Override
    public void workFor(HttpServletRequest request, OrganisationId organisation, Role.Side side) {
        own(request).workFor(organisation, side);
    }

    private static Secret key(HttpServletRequest request) {
        return SignInContexts.key(request).orElseThrow(() -> new AccessDeniedException("Nobody is signed in"));
    }
}
