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
        try {
            var sheet = SheetWriter.to(out(response, "sites.csv"));
            exported.write(person.dealer(), sheet);
            // And not in whatever case: a file that is ended properly looks complete.
            sheet.close();
        } catch (RuntimeException broken) {
            if (response.isCommitted()) {
                throw new BrokenOff(broken);
            }
            response.reset();
            throw broken;
        }
    }

    /** Nobody makes a page of it, which would stand below the last row: the connection breaks, and the browser says so. */
    private static final class BrokenOff extends IOException {

        private static final long serialVersionUID = 1L;

        /** Not as its cause: the web framework keeps silent about what looks as if the browser had gone away. */
        BrokenOff(RuntimeException why) {
            super("The export of the sites broke off");
            addSuppressed(why);
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
