package org.keyholder.server.dealerportal.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LackTest {

    @Test
    void theGravestOfASumStandsFirst() {
        assertThat(Lack.of(4 + 8 + 32)).containsExactly(Lack.ACCOUNT, Lack.CAMERAS, Lack.CONTACTS);
        assertThat(Lack.of(0)).isEmpty();
    }

    @Test
    void aSiteThatLacksTwoOfAKindIsCountedOnce() {
        var sites = Map.of(0, 10L, 5, 3L, 4, 2L, 64, 1L);

        assertThat(Lack.count(sites, Show.SILENT.lacks())).isEqualTo(5);
        assertThat(Lack.count(sites, Set.of(Lack.ACCOUNT))).isEqualTo(5);
        assertThat(Lack.count(sites, Show.NOBODY.lacks())).isEqualTo(1);
        assertThat(Lack.sums(Set.of(Lack.STATION))).contains(1, 5, 255).doesNotContain(0, 4, 254);
    }
}
