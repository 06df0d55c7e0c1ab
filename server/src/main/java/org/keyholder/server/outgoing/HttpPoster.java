package org.keyholder.server.outgoing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts to other systems, and asks them, over connections that are kept and used again. Nothing is repeated, no redirect is followed,
 * and the whole answer has to be there in time, however slowly it drips.
 */
public final class HttpPoster implements AutoCloseable {

    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int CONNECTIONS_TO_ONE = 64;
    private static final int CONNECTIONS = 256;

    /** A connection that lay idle for longer is looked at before it is used: the other side may have closed it. */
    private static final TimeValue LOOKED_AT_AFTER = TimeValue.ofMilliseconds(500);

    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(10);

    /** Stands in a request's context once it may have left: what fails before that has not been seen by the other side. */
    private static final String LEFT = "keyholder.left";

    private final CloseableHttpClient http;
    private final Duration longestAnswer;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("http-deadlines").factory());

    /**
     * @param longestConnect for the connection
     * @param longestAnswer from the start to the last byte of the answer
     */
    public HttpPoster(Duration longestConnect, Duration longestAnswer) {
        this(
                longestConnect,
                longestAnswer,
                DefaultClientTlsStrategy.createDefault(),
                SystemDefaultDnsResolver.INSTANCE);
    }

    /** The same, for addresses that others than whoever runs the server may choose: it does not reach into the own network. */
    public static HttpPoster toPublicAddresses(Duration longestConnect, Duration longestAnswer) {
        return new HttpPoster(
                longestConnect, longestAnswer, DefaultClientTlsStrategy.createDefault(), new PublicAddresses());
    }

    /** The same, trusting whom the context trusts. */
    public HttpPoster(Duration longestConnect, Duration longestAnswer, SSLContext trusting) {
        this(longestConnect, longestAnswer, new DefaultClientTlsStrategy(trusting), SystemDefaultDnsResolver.INSTANCE);
    }

    private HttpPoster(Duration longestConnect, Duration longestAnswer, TlsSocketStrategy tls, DnsResolver names) {
        this.longestAnswer = longestAnswer;
        this.http = client(
                tls,
                names,
                ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(longestConnect))
                        .setSocketTimeout(Timeout.of(longestAnswer))
                        .setValidateAfterInactivity(LOOKED_AT_AFTER)
                        .setTimeToLive(LONGEST_LIFE)
                        .build());
        clock.setRemoveOnCancelPolicy(true);
    }

    private CloseableHttpClient client(TlsSocketStrategy tls, DnsResolver names, ConnectionConfig connection) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(tls)
                        .setDnsResolver(names)
                        .setMaxConnPerRoute(CONNECTIONS_TO_ONE)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(connection)
                        .build())
                .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(longestAnswer))
                        .build())
                .setUserAgent("Keyholder")
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), LEFT, (request, scope, chain) -> {
                    scope.clientContext.setAttribute(LEFT, true);
                    return chain.proceed(request, scope);
                })
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Posts the text as UTF-8 and waits for the whole answer. */
    public Posted post(URI to, String contentType, Map<String, String> headers, String body) {
        var post = new HttpPost(to);
        headers.forEach(post::setHeader);
        post.setEntity(new StringEntity(body, ContentType.parse(contentType).withCharset(StandardCharsets.UTF_8)));
        return exchange(post);
    }

    /** Asks for what lies at the address and waits for the whole answer. */
    public Posted get(URI from, Map<String, String> headers) {
        var get = new HttpGet(from);
        headers.forEach(get::setHeader);
        return exchange(get);
    }

    private Posted exchange(HttpUriRequestBase request) {
        var context = HttpClientContext.create();
        var late = new AtomicBoolean();
        var deadline = clock.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                longestAnswer.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return http.execute(request, context, answer -> read(request, answer));
        } catch (ConnectTimeoutException | ConnectException | NoRouteToHostException | UnknownHostException e) {
            return new Posted.Unreachable();
        } catch (SocketTimeoutException e) {
            return left(context) ? new Posted.TooLate() : new Posted.Unreachable();
        } catch (SSLException e) {
            return left(context) ? cut(late) : new Posted.NotTrusted(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return left(context) ? cut(late) : new Posted.Unreachable();
        } catch (IllegalStateException e) {
            // A request that is cancelled between two of its steps finds its connection gone.
            if (late.get()) {
                return left(context) ? new Posted.TooLate() : new Posted.Unreachable();
            }
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    private static boolean left(HttpClientContext context) {
        return context.getAttribute(LEFT) != null;
    }

    private static Posted cut(AtomicBoolean late) {
        return late.get() ? new Posted.TooLate() : new Posted.Broken();
    }

    private static Posted read(HttpUriRequestBase request, ClassicHttpResponse answer) throws IOException {
        var entity = answer.getEntity();
        if (entity == null) {
            return new Posted.Answered(answer.getCode(), "");
        }
        var body = entity.getContent().readNBytes(LONGEST_ANSWER + 1);
        if (body.length > LONGEST_ANSWER) {
            request.cancel();
            return new Posted.Broken();
        }
        return new Posted.Answered(answer.getCode(), new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        http.close();
    }
}
