package org.keyholder.server.dealerportal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.server.media.MediaStorage.OfDevice;
import org.keyholder.server.media.StorageUse;

class StorageNoticesTest {

    private static final long GB = 1024L * 1024 * 1024;

    @ParameterizedTest
    @CsvSource({
        "82, Clips take 82 % of 100 GB., false",
        "80, Clips take 80 % of 100 GB., false",
        "99, Clips take 99 % of 100 GB., false",
        "100, The storage for clips is full: 100 GB., true",
        "130, The storage for clips is full: 100 GB., true"
    })
    void theDealerIsToldFromFourFifthsOn(long used, String lead, boolean full) {
        var notice = StorageNotices.of(new StorageUse(used * GB, 100 * GB), Optional.empty())
                .orElseThrow();

        assertThat(notice.lead()).isEqualTo(lead);
        assertThat(notice.full()).isEqualTo(full);
    }

    @Test
    void nothingIsSaidBeforeThat() {
        assertThat(StorageNotices.of(
                        new StorageUse(79 * GB, 100 * GB),
                        Optional.of(new OfDevice("Bridge", new StorageUse(19 * GB, 25 * GB)))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "21, Clips of Bridge take 84 % of the 25 GB that one device may., false",
        "25, Bridge has used up its share of the storage for clips: 25 GB., true"
    })
    void aDeviceThatUsesUpItsShareIsNamed(long used, String lead, boolean full) {
        var notice = StorageNotices.of(
                        new StorageUse(used * GB, 100 * GB),
                        Optional.of(new OfDevice("Bridge", new StorageUse(used * GB, 25 * GB))))
                .orElseThrow();

        assertThat(notice.lead()).isEqualTo(lead);
        assertThat(notice.full()).isEqualTo(full);
    }

    @Test
    void aDeviceThatIsStoppedIsSaidBeforeAStorageThatIsNot() {
        var notice = StorageNotices.of(
                        new StorageUse(82 * GB, 100 * GB),
                        Optional.of(new OfDevice("Bridge", new StorageUse(25 * GB, 25 * GB))))
                .orElseThrow();

        assertThat(notice.lead()).isEqualTo("Bridge has used up its share of the storage for clips: 25 GB.");
        assertThat(notice.full()).isTrue();
    }

    /** A clip that does not fit leaves a little: that is as good as full, and half a gigabyte is not. */
    @ParameterizedTest
    @CsvSource({
        "107374182400, 107000000000, false",
        "107374182400, 107373000000, true",
        "1048576, 1040000, true",
        "1048576, 900000, false"
    })
    void fullIsWhereNoUsualClipFits(long quota, long bytes, boolean full) {
        assertThat(new StorageUse(bytes, quota).isFull()).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource({"1099511627776, 1 TB", "1610612736, 1536 MB", "107374182400, 100 GB", "5368709, 5 MB"})
    void aStorageIsNamedInTheLargestUnitThatIsWhole(long quota, String words) {
        assertThat(new StorageUse(0, quota).ofWhat()).isEqualTo(words);
    }
}
