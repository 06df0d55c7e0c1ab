package org.keyholder.server.dealerportal;

import java.util.Optional;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.media.MediaStorage;
import org.keyholder.server.media.StorageUse;
import org.springframework.stereotype.Component;

/** Tells a dealer of the storage for clips once four fifths of it, or of a device's share, are used up. */
@Component
public class StorageNotices {

    private static final int WARNED = 80;
    private static final String ALARMS_GO_ON = "Alarms and their signals go out as ever.";

    private final MediaStorage storage;

    StorageNotices(MediaStorage storage) {
        this.storage = storage;
    }

    public Optional<StorageNotice> of(DealerPerson person) {
        return of(storage.of(person.dealer()), storage.largestOf(person.dealer()));
    }

    /** What stops all devices is said before what stops one, and that before what stops nobody yet. */
    static Optional<StorageNotice> of(StorageUse all, Optional<MediaStorage.OfDevice> largest) {
        var stopped = largest.filter(device -> device.use().isFull());
        if (stopped.isPresent() && !all.isFull()) {
            return stopped.flatMap(StorageNotices::ofDevice);
        }
        return all.percent() >= WARNED ? Optional.of(ofAll(all)) : largest.flatMap(StorageNotices::ofDevice);
    }

    private static StorageNotice ofAll(StorageUse use) {
        return use.isFull()
                ? new StorageNotice(
                        "The storage for clips is full: " + use.ofWhat() + ".",
                        "New clips and snapshots are not stored until old ones are past their keeping time. "
                                + ALARMS_GO_ON,
                        true)
                : new StorageNotice(
                        "Clips take " + use.percent() + " % of " + use.ofWhat() + ".",
                        "When that is full, new clips and snapshots are not stored. " + ALARMS_GO_ON,
                        false);
    }

    private static Optional<StorageNotice> ofDevice(MediaStorage.OfDevice device) {
        var use = device.use();
        if (use.percent() < WARNED) {
            return Optional.empty();
        }
        return Optional.of(
                use.isFull()
                        ? new StorageNotice(
                                device.name() + " has used up its share of the storage for clips: " + use.ofWhat()
                                        + ".",
                                "Its new clips are not stored until old ones are past their keeping time. "
                                        + ALARMS_GO_ON,
                                true)
                        : new StorageNotice(
                                "Clips of " + device.name() + " take " + use.percent() + " % of the " + use.ofWhat()
                                        + " that one device may.",
                                "When that is full, its new clips are not stored. " + ALARMS_GO_ON,
                                false));
    }
}
