package org.keyholder.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.keyholder.server.configuration.ServerSettings;
import org.keyholder.server.configuration.StartRefused;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.stereotype.Component;

/** Makes the web server listen where the settings say. */
@Component
class WebServerSettings implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> {

    private final ServerSettings settings;

    WebServerSettings(ServerSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        factory.setPort(settings.port());
        factory.setAddress(address(settings.address()));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw StartRefused.mistake("The setting keyholder.address is '" + text
                    + "', but has to be an address of this machine, such as 127.0.0.1 or 0.0.0.0.");
        }
    }
}
