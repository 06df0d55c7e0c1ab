package org.keyholder.server.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Which methods an address has, for whoever came with another one. */
@Component
@ConditionalOnWebApplication
class AllowedMethods {

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    AllowedMethods(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** In the order of the alphabet; none where there is no such address. */
    List<String> at(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        var names = new TreeSet<String>();
        mappings.getObject().getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType() != UnknownAddress.class && isAt(request, mapping)) {
                mapping.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .forEach(names::add);
            }
        });
        if (names.contains("GET")) {
            names.add("HEAD");
        }
        return List.copyOf(names);
    }

    private static boolean isAt(HttpServletRequest request, RequestMappingInfo mapping) {
        var paths = mapping.getPathPatternsCondition();
        return paths != null && paths.getMatchingCondition(request) != null;
    }
}
