package org.keyholder.server.dealerportal.station;

import java.util.UUID;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.station.StationRecordId;
import org.keyholder.server.station.Stations;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** One page to print, for whoever sets the station's software up. */
@Controller
@Needs(Right.SEE_SITES)
class SetUpSheetController {

    private final Stations stations;
    private final SetUpSheets sheets;

    SetUpSheetController(Stations stations, SetUpSheets sheets) {
        this.stations = stations;
        this.sheets = sheets;
    }

    @GetMapping(Entries.STATION_RECORDS + "/{id}/sheet")
    ModelAndView sheet(DealerPerson person, @PathVariable UUID id) {
        var record = stations.record(person.dealer(), new StationRecordId(id)).orElseThrow(Refusal::notFound);
        return sheets.of(person, record).view();
    }
}
