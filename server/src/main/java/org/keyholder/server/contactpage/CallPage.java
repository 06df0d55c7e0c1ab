package org.keyholder.server.contactpage;

import org.jspecify.annotations.Nullable;
import org.keyholder.server.pages.Brand;
import org.keyholder.server.pages.Page;

/**
 * What was asked for cannot be done by this page any more: a person has to be called.
 *
 * @param phone the dealer's, as people dial it
 */
public record CallPage(
        Brand brand,
        String firstName,
        String title,
        String words,
        @Nullable String phone) implements Page {

    @Override
    public String template() {
        return "contactpage/call";
    }

    /** What a telephone dials. */
    public String dialled() {
        return phone == null ? "" : phone.replaceAll("[^+0-9]", "");
    }
}
