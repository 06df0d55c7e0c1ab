package org.keyholder.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeClaimTest {

    /** A server's main thread ends once it has started; what it knew is the collector's then. */
    @Test
    void aClaimHoldsAlsoWhenNobodyRefersToItAnyMore(@TempDir Path folder) {
        new Home(folder).claim();

        for (int i = 0; i < 3; i++) {
            System.gc();
        }

        assertThat(new Home(folder).claimIfFree()).isEmpty();
    }

    @Test
    void whoIsClosedLetsGo(@TempDir Path folder) {
        new Home(folder).claim().close();

        try (var next = new Home(folder).claim()) {
            assertThat(next).isNotNull();
        }
    }
}
