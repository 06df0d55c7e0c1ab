package org.keyholder.server.edge;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.RelativeRedirectFilter;

/**
 * Redirects name a path and nothing else: the browser knows by what name and port it came, and the server behind a proxy does not.
 *
 * <p>The web server's own switch for this leaves HTTP/1.0 out, which is what proxies like to speak to what is behind them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class RelativeRedirects {

    /** Outermost, for the filters that decide who may come in redirect as well. */
    @Bean
    FilterRegistrationBean<RelativeRedirectFilter> relativeRedirectFilter() {
        var filter = new RelativeRedirectFilter();
        filter.setRedirectStatus(HttpStatus.FOUND);
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
