package org.keyholder.server.operatorportal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.alarm.AlarmRights;
import org.keyholder.server.identity.CurrentOperator;
import org.keyholder.server.shared.AlarmId;
import org.keyholder.server.shared.Refusal;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The only way from an address below {@code /monitoring/alarms/{id}} to its alarm: past the rule. Unknown and foreign answer alike. */
@Configuration(proxyBeanMethods = false)
class AlarmOfAddress implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    static final String ID = "id";

    private final AlarmRights rights;
    private final CurrentOperator operators;

    AlarmOfAddress(AlarmRights rights, CurrentOperator operators) {
        this.rights = rights;
        this.operators = operators;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == SeenAlarm.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var operator = operators.get();
        return id(request)
                .flatMap(id -> rights.seen(operator.station(), id))
                .map(alarm -> new SeenAlarm(operator, alarm))
                .orElseThrow(Refusal::notFound);
    }

    private static Optional<AlarmId> id(NativeWebRequest request) {
        var variables =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return variables instanceof Map<?, ?> named && named.get(ID) instanceof String text
                ? uuid(text).map(AlarmId::new)
                : Optional.empty();
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
