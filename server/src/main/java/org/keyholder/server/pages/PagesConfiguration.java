package org.keyholder.server.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Wires templates and static files into Spring MVC. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration implements WebMvcConfigurer {

    /** Outside the application's root package: generated templates know every interface, and modules may not. */
    static final String TEMPLATES = "org.keyholder.templates";

    // The path holds the version, so what lies behind it never changes.
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Bean
    TemplateEngine templateEngine() {
        return TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
    }

    @Bean
    PageViewResolver pageViewResolver(TemplateEngine engine) {
        return new PageViewResolver(engine);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/assets/")
                .setCacheControl(FOR_GOOD)
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addFixedVersionStrategy(Assets.VERSION, "/**"));
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(FOR_GOOD);
    }
}
