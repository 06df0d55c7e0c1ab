package org.keyholder.server.health.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keyholder.server.configuration.FreeSpace;
import org.keyholder.server.configuration.Home;
import org.springframework.util.unit.DataSize;

class MediaFolderCheckTest {

    @TempDir
    Path folder;

    @Test
    void aDiskThatIsNearlyFullStandsInTheWay() {
        assertThat(obstacle(place -> OptionalLong.of(1000))).contains("The disk is nearly full.");
    }

    @Test
    void aDiskOfWhichNothingIsKnownDoesNot() {
        assertThat(obstacle(place -> OptionalLong.empty())).isEmpty();
    }

    private Optional<String> obstacle(FreeSpace space) {
        return new MediaFolderCheck(new Home(folder), new HealthSettings(DataSize.ofMegabytes(256)), space).obstacle();
    }
}
