package org.keyholder.server.dealerportal.importing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.keyholder.server.dealerportal.sheet.SheetWriter;
import org.keyholder.server.identity.DealerPerson;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.Right;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Gives out sheets: all the dealer's sites, or one with nothing but the columns' names. */
@Controller
@Needs(Right.CHANGE_SITES)
class SheetController {

    private final ExportedSites exported;

    SheetController(ExportedSites exported) {
        this.exported = exported;
    }

    /** Whoever may change all of it may carry it away; to see it page by page, less is enough. */
    @GetMapping("/sites/export.csv")
    void export(DealerPerson person, HttpServletResponse response) throws IOException {
        exported.putOnRecord(person.dealer());
        try (var sheet = SheetWriter.to(out(response, "sites.csv"))) {
            exported.write(person.dealer(), sheet);
        }
    }

    @GetMapping("/sites/import/template.csv")
    void template(HttpServletResponse response) throws IOException {
        SheetWriter.to(out(response, "sites-template.csv")).close();
    }

    private static OutputStream out(HttpServletResponse response, String name) throws IOException {
        response.setContentType("text/csv;charset=" + StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return response.getOutputStream();
    }
}
