package org.keyholder.server.identity.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Operator;
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
class WhoIsSignedIn implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == DealerPerson.class || parameter.getParameterType() == Operator.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn person)) {
            throw new AccessDeniedException("Nobody is signed in");
        }
        Object wanted = switch (person.organisation()) {
            case SignedIn.Organisation.OfDealer(var dealer) -> dealer;
            case SignedIn.Organisation.OfStation(var operator) -> operator;
        };
        if (!parameter.getParameterType().isInstance(wanted)) {
            throw new AccessDeniedException("Signed in for another organisation");
        }
        return wanted;
    }
}
