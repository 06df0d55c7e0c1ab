package org.keyholder.server.site;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of a site's row that say where it is. */
final class PlaceColumns {

    private PlaceColumns() {}

    static Map<String, @Nullable Object> of(SiteAddress place) {
        var parts = place.parts();
        var values = new HashMap<String, @Nullable Object>();
        values.put("address", place.line());
        values.put("street", parts.map(PostalAddress::street).orElse(null));
        values.put("town", parts.map(PostalAddress::town).orElse(null));
        values.put("region", parts.map(PostalAddress::region).orElse(null));
        values.put("postal_code", parts.map(PostalAddress::postalCode).orElse(null));
        values.put("country", parts.map(PostalAddress::country).orElse(null));
        values.put("latitude", place.coordinates().map(Coordinates::latitude).orElse(null));
        values.put("longitude", place.coordinates().map(Coordinates::longitude).orElse(null));
        return values;
    }

    static SiteAddress read(ResultSet row) throws SQLException {
        return new SiteAddress(row.getString("address"), parts(row), coordinates(row));
    }

    private static Optional<PostalAddress> parts(ResultSet row) throws SQLException {
        return row.getString("country") == null
                ? Optional.empty()
                : Optional.of(new PostalAddress(
                        row.getString("street"),
                        row.getString("town"),
                        row.getString("region"),
                        row.getString("postal_code"),
                        row.getString("country")));
    }

    static Optional<Coordinates> coordinates(ResultSet row) throws SQLException {
        BigDecimal latitude = row.getBigDecimal("latitude");
        return latitude == null
                ? Optional.empty()
                : Optional.of(new Coordinates(latitude, row.getBigDecimal("longitude")));
    }
}
