package org.keyholder.server.media.internal;

import java.io.IOException;
import java.time.Clock;
import org.keyholder.server.configuration.FreeSpace;
import org.keyholder.server.configuration.Home;
import org.keyholder.server.media.MediaSettings;
import org.keyholder.server.media.MediaStore;
import org.keyholder.server.shared.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The media store of this server: the folder {@code media} in its home. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    @Bean
    MediaStore mediaStore(Home home, MediaSettings settings, Ids ids, Clock clock) throws IOException {
        return new FileMediaStore(Home.privateFolder(home.media()), settings, FreeSpace.ofTheSystem(), ids, clock);
    }
}
