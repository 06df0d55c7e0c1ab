package org.keyholder.server.tls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.TlsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks every two seconds whether certificate and key are others by now, and gives the web server the new ones: connections from then on
 * are shown them, those that are open stay. The files are compared by what is in them; links and times of renewing programs do not matter.
 */
@Component
@ConditionalOnWebApplication
class CertificateRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CertificateRounds.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final TlsSettings settings;
    private final SslBundleRegistry bundles;
    private final Clock clock;
    private @Nullable ScheduledExecutorService timer;
    private CertificateFiles.@Nullable Content shown;

    /** What was wrong at the last look: it is said once, and only when it has not put itself right by the next. */
    private String complaint = "";

    private boolean told;

    CertificateRounds(TlsSettings settings, SslBundleRegistry bundles, Clock clock) {
        this.settings = settings;
        this.bundles = bundles;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (!settings.isOn()) {
            return;
        }
        look();
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("certificate").daemon().factory());
        timer.scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Never throws: whatever goes wrong in one round, there is a next. */
    synchronized void look() {
        try {
            var files = CertificateFiles.of(settings);
            var content = files.read();
            if (!content.equals(shown)) {
                show(files, content);
            }
            complaint = "";
        } catch (BadCertificate bad) {
            complain(bad.sentence());
        } catch (RuntimeException e) {
            complain("The web server does not take the new certificate: " + e.getMessage());
        }
    }

    private void show(CertificateFiles files, CertificateFiles.Content content) {
        var certificate = ServerCertificate.read(files, content);
        bundles.updateBundle(TlsBundle.NAME, certificate.bundle());
        var first = shown == null;
        shown = content;
        tell(files, certificate.endsAt(), first);
    }

    private void tell(CertificateFiles files, Instant end, boolean first) {
        if (!clock.instant().isBefore(end)) {
            log.warn("The certificate in {} ended on {}: browsers and devices refuse it.", files.certificate(), end);
        } else if (!first) {
            log.info(
                    "New connections are shown the new certificate in {}, which ends on {}.", files.certificate(), end);
        }
    }

    private void complain(String sentence) {
        if (!sentence.equals(complaint)) {
            complaint = sentence;
            told = false;
        } else if (!told) {
            told = true;
            log.warn("{} The certificate before it stays in use.", sentence);
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
