package org.keyholder.server.dealerportal.importing;

import org.keyholder.server.pages.Page;

/** How far an import is; by itself the part that the browser fetches again. */
public record ImportProgress(String url, int done, int all) implements Page {

    static ImportProgress of(SheetImport wanted) {
        return new ImportProgress("/sites/import/" + wanted.id(), wanted.rowsDone(), wanted.rows());
    }

    @Override
    public String template() {
        return "dealerportal/import-progress";
    }

    public String words() {
        return done == 0 ? "Looking at all rows once more…" : done + " of " + all + " rows";
    }
}
