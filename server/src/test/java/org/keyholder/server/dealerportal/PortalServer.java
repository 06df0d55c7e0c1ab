package org.keyholder.server.dealerportal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.Keyholder;
import org.keyholder.server.RunningServer;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.database.TestDatabase;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.SignInStanding;
import org.keyholder.server.identity.internal.SignedInForTests;
import org.keyholder.server.live.Topic;
import org.keyholder.server.testing.PlainFormat;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A whole server on a database of its own, whose pages are asked for as this or that dealer, past the sign-in. */
final class PortalServer implements AutoCloseable {

    private static final String OWNER = "portal_owner";

    private final TestDatabase database;
    private final Path home;
    private final RunningServer server;
    private final MockMvc pages;

    private PortalServer(TestDatabase database, Path home, RunningServer server, WebApplicationContext context) {
        this.database = database;
        this.home = home;
        this.server = server;
        this.pages = MockMvcBuilders.webAppContextSetup(context).build();
    }

    static PortalServer start() {
        try {
            var database = TestDatabase.create();
            database.superuser()
                    .sql("create role " + OWNER
                            + " login password 'for tests alone' in role keyholder_owner, keyholder_server")
                    .update();
            var home = Files.createTempDirectory("keyholder-portal");
            var context = new AtomicReference<GenericApplicationContext>();
            var server = Keyholder.launch(
                    new Home(home),
                    Map.of(
                            "keyholder.port",
                            0,
                            "keyholder.metrics.port",
                            0,
                            "keyholder.public-url",
                            "https://keyholder.example",
                            "keyholder.database.url",
                            database.url(OWNER)),
                    (GenericApplicationContext starting) -> {
                        context.set(starting);
                        starting.registerBean(GivenPerson.class);
                        starting.registerBean(PlainFormat.class);
                    });
            return new PortalServer(
                    database, home, server, (WebApplicationContext) Objects.requireNonNull(context.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T part(Class<T> type) {
        return server.part(type);
    }

    /** Statements behind the server's back. */
    JdbcClient rows() {
        return database.superuser();
    }

    Answer get(DealerPerson person, String path) {
        return ask(person, MockMvcRequestBuilders.get(URI.create(path)).requestAttr(GivenPerson.ATTRIBUTE, person));
    }

    /** @param fields name, value, name, value … */
    Answer post(DealerPerson person, String path, String... fields) {
        var form = MultiValueMap.<String, String>fromMultiValue(new LinkedHashMap<>());
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i], fields[i + 1]);
        }
        return ask(
                person,
                MockMvcRequestBuilders.post(URI.create(path))
                        .formFields(form)
                        .requestAttr(GivenPerson.ATTRIBUTE, person));
    }

    /** Sends a file as a browser does. */
    Answer upload(DealerPerson person, String path, String fileName, byte[] bytes) {
        var boundary = "----form" + UUID.randomUUID();
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return ask(
                person,
                MockMvcRequestBuilders.post(URI.create(path))
                        .contentType("multipart/form-data; boundary=" + boundary)
                        .content(body.toByteArray())
                        .requestAttr(GivenPerson.ATTRIBUTE, person));
    }

    private Answer ask(DealerPerson person, RequestBuilder request) {
        SignedInForTests.as(person);
        try {
            return Answer.of(pages.perform(request).andReturn().getResponse());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            SignedInForTests.nobody();
        }
    }

    @Override
    public void close() {
        server.close();
        database.close();
        try {
            FileSystemUtils.deleteRecursively(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came back. */
    record Answer(int status, String location, String cacheControl, String html) {

        static Answer of(MockHttpServletResponse response) throws UnsupportedEncodingException {
            return new Answer(
                    response.getStatus(),
                    Objects.requireNonNullElse(response.getRedirectedUrl(), ""),
                    Objects.requireNonNullElse(response.getHeader("Cache-Control"), ""),
                    response.getContentAsString());
        }
    }

    /** Says who is signed in, before anybody else can. */
    static final class GivenPerson implements WebMvcConfigurer, HandlerMethodArgumentResolver, Ordered {

        static final String ATTRIBUTE = "test.person";

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.addFirst(this);
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == DealerPerson.class
                    || parameter.getParameterType() == SignInStanding.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return parameter.getParameterType() == SignInStanding.class
                    ? new ForGood()
                    : request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        }
    }

    /** Whoever is said to be signed in has no row that could end. */
    private record ForGood() implements SignInStanding {

        @Override
        public Set<Topic> topics() {
            return Set.of();
        }

        @Override
        public Optional<Instant> until() {
            return Optional.of(Instant.MAX);
        }
    }
}
