package org.keyholder.server.pages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

@TestInstance(Lifecycle.PER_CLASS)
class PagesServedTest {

    private final ConfigurableApplicationContext application = new SpringApplicationBuilder(Served.class)
            .properties("server.port=0", "spring.main.banner-mode=off")
            .run();
    private final HttpClient browser = HttpClient.newHttpClient();
    private final String base = "http://localhost:"
            + requireNonNull(((WebServerApplicationContext) application).getWebServer())
                    .getPort();

    @AfterAll
    void stop() {
        application.close();
    }

    @Test
    void aControllersPageArrivesAsHtml() throws Exception {
        var answer = get("/page");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("<h1>Page not found</h1>");
    }

    @Test
    void aRedirectIsStillARedirect() throws Exception {
        assertThat(get("/away").statusCode()).isEqualTo(302);
    }

    @Test
    void ourFilesAreKeptForGoodUnderTheirVersionOnly() throws Exception {
        var answer = get(Assets.path("keyholder.css"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(get("/assets/000000000000/keyholder.css").statusCode()).isEqualTo(404);
    }

    @Test
    void filesOfOthersAreWhereThePagesLookForThem() throws Exception {
        for (var file : new String[] {Assets.TABLER, Assets.HTMX}) {
            var answer = get(file);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
        }
    }

    @Test
    void aDealersColourIsAStylesheet() throws Exception {
        var answer = get(BrandColour.NAVY.stylesheet());

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/css");
        assertThat(answer.body()).contains("--brand:#123a7a");
        assertThat(get("/brand/12.css").statusCode()).isEqualTo(404);
    }

    @Test
    void aFailureIsAPageWithAReferenceAndNoTrace() throws Exception {
        var answer = get("/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("Something went wrong on our side", "Reference")
                .doesNotContain("secret", "Exception", "at org.");
    }

    @Test
    void anUnknownAddressIsAPage() throws Exception {
        var answer = get("/no/such/page");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Page not found");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html,*/*;q=0.8")
                .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class
    })
    @Import({PagesConfiguration.class, BrandStylesheet.class, ErrorPages.class, Sayings.class})
    static class Served {}

    @Controller
    static class Sayings {

        @GetMapping("/page")
        ModelAndView page() {
            return ErrorPage.of(404, "").view(HttpStatus.NOT_FOUND);
        }

        @GetMapping("/away")
        ModelAndView away() {
            return new ModelAndView("redirect:/page");
        }

        @GetMapping("/broken")
        ModelAndView broken() {
            throw new IllegalStateException("secret");
        }
    }
}
