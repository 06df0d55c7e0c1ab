package org.keyholder.server.dealerportal.site;

import java.util.Optional;
import org.keyholder.server.dealerportal.place.Countries;
import org.keyholder.server.dealerportal.place.CountryStates;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.Coordinates;
import org.keyholder.server.site.PostalAddress;
import org.keyholder.server.site.SiteAddress;

/** Reads where a site is: in the parts of its address, or in one line where no country is chosen. */
final class FormOfPlace {

    private static final String ANY_TEXT = "-";
    private static final String ANY_COUNTRY = "US";

    private FormOfPlace() {}

    /** It comes from a list, and must not get into it. */
    static String country(String typed) {
        return Countries.isCode(typed) ? typed : "";
    }

    static SiteFormPage.Place of(SiteAddress place) {
        var parts = place.parts();
        return new SiteFormPage.Place(
                parts.map(PostalAddress::street).orElse(place.line()),
                parts.map(PostalAddress::town).orElse(""),
                parts.map(PostalAddress::region).orElse(""),
                parts.map(PostalAddress::postalCode).orElse(""),
                parts.map(PostalAddress::country).orElse(""),
                place.coordinates().map(Coordinates::toString).orElse(""));
    }

    /** What is wrong is told at its field; what comes back then is any place. */
    static SiteAddress read(SiteFormPage.Place typed, Mistakes mistakes) {
        Optional<Coordinates> where =
                mistakes.read("coordinates", Optional.empty(), () -> Coordinates.read(typed.coordinates()));
        var address = typed.country().isEmpty() ? line(typed, mistakes) : parts(typed, mistakes);
        return address.at(where);
    }

    private static SiteAddress line(SiteFormPage.Place typed, Mistakes mistakes) {
        if (!(typed.town() + typed.region() + typed.postalCode()).isBlank()) {
            mistakes.add("country", "Choose the country.");
        }
        return mistakes.read("address", SiteAddress.of(ANY_TEXT), () -> SiteAddress.of(typed.address()));
    }

    private static SiteAddress parts(SiteFormPage.Place typed, Mistakes mistakes) {
        var country = typed.country();
        var region = CountryStates.written(country, typed.region().strip());
        var any = new PostalAddress(ANY_TEXT, ANY_TEXT, "", "", ANY_COUNTRY);
        // Each field is tried with the others as good as can be: the address itself stops at the first mistake.
        mistakes.read("address", any, () -> new PostalAddress(typed.address(), ANY_TEXT, "", "", country));
        mistakes.read("town", any, () -> new PostalAddress(ANY_TEXT, typed.town(), "", "", country));
        mistakes.read("region", any, () -> new PostalAddress(ANY_TEXT, ANY_TEXT, region, "", country));
        mistakes.read("postalCode", any, () -> new PostalAddress(ANY_TEXT, ANY_TEXT, "", typed.postalCode(), country));
        try {
            return SiteAddress.of(
                    new PostalAddress(typed.address(), typed.town(), region, typed.postalCode(), country));
        } catch (Refusal told) {
            return SiteAddress.of(any);
        }
    }
}
