package org.keyholder.dc09.message;

import org.keyholder.dc09.content.ExtendedData;

/** Asks a block for everything it can say. */
final class ReadingOf {
    private ReadingOf() {}

    static void block(ExtendedData block) {
        switch (block) {
            case ExtendedData.Links links -> links.urls();
            case ExtendedData.Longitude longitude -> longitude.degrees();
            case ExtendedData.Latitude latitude -> latitude.degrees();
            case ExtendedData.Altitude altitude -> altitude.meters();
            case ExtendedData.OccurredAt occurredAt -> occurredAt.instant();
            default -> block.letter();
        }
    }
}
