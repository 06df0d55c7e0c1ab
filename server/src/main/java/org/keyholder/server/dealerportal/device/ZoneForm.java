package org.keyholder.server.dealerportal.device;

import java.util.Optional;
import org.keyholder.server.dealerportal.device.DevicesPage.ZoneFields;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.ZoneNumber;
import org.keyholder.server.site.Zone;
import org.keyholder.server.site.ZoneType;

/** Reads a zone as it was typed. */
final class ZoneForm {

    static final String NO_NUMBER = "Enter a zone number from 1 to 999.";

    private ZoneForm() {}

    static ZoneFields typed(FormInput input) {
        return new ZoneFields(input.text("zone"), input.text("zoneName"), input.text("zoneType"));
    }

    /** The zone; empty where something is wrong with it, which the mistakes say. */
    static Optional<Zone> read(ZoneFields typed, Mistakes mistakes) {
        var name = mistakes.line("zoneName", typed.name(), Zone.LONGEST_NAME);
        var number = ZoneNumber.read(typed.number());
        if (number.isEmpty()) {
            mistakes.add("zone", NO_NUMBER);
        }
        // A form that was opened before zones had types does not name one.
        var type = typed.type().isEmpty()
                ? ZoneType.INSTANT
                : mistakes.read("zoneType", ZoneType.INSTANT, () -> ZoneType.needed(typed.type(), "zoneType"));
        return mistakes.any() ? Optional.empty() : number.map(one -> new Zone(one, name, type));
    }
}
