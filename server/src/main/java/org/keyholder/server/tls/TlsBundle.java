package org.keyholder.server.tls;

import org.keyholder.server.configuration.StartRefused;
import org.keyholder.server.configuration.TlsSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

/** Reads certificate and key at the start, and makes the web server show them. */
@Component
@ConditionalOnWebApplication
class TlsBundle implements SslBundleRegistrar, WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

    static final String NAME = "keyholder";

    private final TlsSettings settings;

    TlsBundle(TlsSettings settings) {
        this.settings = settings;
    }

    @Override
    public void registerBundles(SslBundleRegistry registry) {
        if (settings.isOn()) {
            registry.registerBundle(NAME, certificate().bundle());
        }
    }

    private ServerCertificate certificate() {
        var files = CertificateFiles.of(settings);
        try {
            return ServerCertificate.read(files, files.read());
        } catch (BadCertificate bad) {
            throw StartRefused.mistake(bad.sentence());
        }
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        if (settings.isOn()) {
            factory.setSsl(Ssl.forBundle(NAME));
        }
    }
}
