package org.keyholder.server.dealerportal.bin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.keyholder.server.identity.AsksAgain;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Hands out all that is kept about a site, in the bin or not. */
@Controller
@Needs(Right.ERASE_SITES)
class SiteArchiveController {

    private final SiteArchive archive;
    private final Clock clock;

    SiteArchiveController(SiteArchive archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    @PostMapping("/sites/{siteId}/archive")
    @AsksAgain
    void handOut(DealerPerson person, @PathVariable String siteId, HttpServletResponse response) throws IOException {
        try (var gathered = archive.gather(person.dealer(), BinController.id(siteId))) {
            response.setContentType("application/zip");
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(fileName(gathered.siteName()))
                            .build()
                            .toString());
            gathered.writeTo(response.getOutputStream());
        }
    }

    /** "harbour-yard-2026-11-27.zip" */
    private String fileName(String site) {
        var plain = site.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return (plain.isEmpty() ? "site" : plain) + "-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".zip";
    }
}
