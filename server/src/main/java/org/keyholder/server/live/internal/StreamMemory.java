package org.keyholder.server.live.internal;

import org.keyholder.server.admission.MemoryClaim;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What open pages keep in memory beside their connections. */
@Configuration(proxyBeanMethods = false)
class StreamMemory {

    @Bean
    MemoryClaim openPages() {
        return new MemoryClaim("open pages", PageStreams.MOST, PageStreams.BYTES_EACH, "");
    }
}
