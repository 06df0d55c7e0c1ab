package org.keyholder.server.site;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keyholder.server.shared.Refusal;

/** A place on the map, in degrees with at most six decimals, which is some ten centimetres. */
public record Coordinates(BigDecimal latitude, BigDecimal longitude) {

    private static final int DECIMALS = 6;
    private static final Pattern PAIR =
            Pattern.compile("\\s*([-+]?\\d{1,3}(?:\\.\\d{1,15})?)\\s*[,; ]\\s*([-+]?\\d{1,3}(?:\\.\\d{1,15})?)\\s*");

    public Coordinates {
        latitude = within(latitude, 90, "latitude");
        longitude = within(longitude, 180, "longitude");
    }

    private static BigDecimal within(BigDecimal degrees, int most, String what) {
        Objects.requireNonNull(degrees);
        if (degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw Refusal.invalid(
                    "coordinates-invalid",
                    "coordinates",
                    "The " + what + " lies between -" + most + " and " + most
                            + ". The latitude comes first: 41.8781, -87.6298.");
        }
        var rounded = degrees.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** Reads "41.8781, -87.6298"; nothing typed is no place. */
    public static Optional<Coordinates> read(String typed) {
        if (typed.isBlank()) {
            return Optional.empty();
        }
        var pair = PAIR.matcher(typed);
        if (!pair.matches()) {
            throw Refusal.invalid(
                    "coordinates-invalid",
                    "coordinates",
                    "Latitude and longitude in degrees, with a comma between: 41.8781, -87.6298.");
        }
        return Optional.of(new Coordinates(new BigDecimal(pair.group(1)), new BigDecimal(pair.group(2))));
    }

    /** "41.8781, -87.6298" */
    @Override
    public String toString() {
        return latitude.toPlainString() + ", " + longitude.toPlainString();
    }
}
