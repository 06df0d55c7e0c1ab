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
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts to other systems over connections that are kept and used again. Nothing is repeated, no redirect is followed, and the
 * whole answer has to be there in time, however slowly it drips.
 */
public final class HttpPoster implements AutoCloseable {

    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int CONNECTIONS_TO_ONE = 64;
    private static final int CONNECTIONS = 256;

    /** A connection that lay idle for longer is looked at before it is used: the other side may have closed it. */
    private static final TimeValue LOOKED_AT_AFTER = TimeValue.ofMilliseconds(500);

    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(10);

    private final CloseableHttpClient http;
    private final Duration longestAnswer;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("http-deadlines").factory());

    /**
     * @param longestConnect for the connection
     * @param longestAnswer from the start to the last byte of the answer
     */
    public HttpPoster(Duration longestConnect, Duration longestAnswer) {
        this.longestAnswer = longestAnswer;
        this.http = client(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(longestConnect))
                .setSocketTimeout(Timeout.of(longestAnswer))
                .setValidateAfterInactivity(LOOKED_AT_AFTER)
                .setTimeToLive(LONGEST_LIFE)
                .build());
        clock.setRemoveOnCancelPolicy(true);
    }

    private CloseableHttpClient client(ConnectionConfig connection) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(CONNECTIONS_TO_ONE)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(connection)
                        .build())
                .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(longestAnswer))
                        .build())
                .setUserAgent("Keyholder")
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
        var late = new AtomicBoolean();
        var deadline = clock.schedule(
                () -> {
                    late.set(true);
                    post.cancel();
                },
                longestAnswer.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return http.execute(post, answer -> read(post, answer));
        } catch (ConnectTimeoutException | ConnectException | NoRouteToHostException | UnknownHostException e) {
            return new Posted.Unreachable();
        } catch (SocketTimeoutException e) {
            return new Posted.TooLate();
        } catch (IOException e) {
            return late.get() ? new Posted.TooLate() : new Posted.Broken();
        } catch (IllegalStateException e) {
            // A request that is cancelled between two of its steps finds its connection gone.
            if (late.get()) {
                return new Posted.TooLate();
            }
            throw e;
        } finally {
            deadline.cancel(false);
        }
    }

    private static Posted read(HttpPost post, ClassicHttpResponse answer) throws IOException {
        var entity = answer.getEntity();
        if (entity == null) {
            return new Posted.Answered(answer.getCode(), "");
        }
        var body = entity.getContent().readNBytes(LONGEST_ANSWER + 1);
        if (body.length > LONGEST_ANSWER) {
            post.cancel();
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
