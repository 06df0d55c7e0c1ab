package org.keyholder.server.messaging;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Objects;
import java.util.Optional;

/** A phone number in E.164 form: {@code +13125550143}. */
public record PhoneNumber(String e164) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String NO_COUNTRY = "001";

    public PhoneNumber {
        Objects.requireNonNull(e164);
        if (!e164.matches("\\+[1-9][0-9]{5,14}")) {
            throw new IllegalArgumentException("Not a number in E.164 form");
        }
    }

    /**
     * Reads a number as people write it; without a country code it is taken for one of the region.
     *
     * @param region ISO 3166-1, for example {@code US}
     */
    public static Optional<PhoneNumber> read(String text, String region) {
        try {
            var number = NUMBERS.parse(text.strip(), region);
            return NUMBERS.isPossibleNumber(number) && !number.hasExtension()
                    ? Optional.of(new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        } catch (NumberParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As people of the region write it: national where it is one of theirs, else international. */
    public String shownIn(String region) {
        var number = parsed();
        var own = NUMBERS.getCountryCodeForRegion(region) == number.getCountryCode();
        return NUMBERS.format(number, own ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
    }

    /** What the number is by its country's numbering plan. */
    public NumberKind kind() {
        var number = parsed();
        // Satellite networks, international premium and freephone numbers: their country codes belong to no country.
        if (NO_COUNTRY.equals(NUMBERS.getRegionCodeForCountryCode(number.getCountryCode()))) {
            return NumberKind.OF_NO_COUNTRY;
        }
        return switch (NUMBERS.getNumberType(number)) {
            case PREMIUM_RATE -> NumberKind.PREMIUM;
            case SHARED_COST -> NumberKind.SHARED_COST;
            case TOLL_FREE -> NumberKind.TOLL_FREE;
            case PAGER -> NumberKind.PAGER;
            case PERSONAL_NUMBER -> NumberKind.PERSONAL;
            case UAN -> NumberKind.COMPANY;
            case VOICEMAIL -> NumberKind.VOICEMAIL;
            case FIXED_LINE, MOBILE, FIXED_LINE_OR_MOBILE, VOIP, UNKNOWN -> NumberKind.ORDINARY;
        };
    }

    /**
     * The country that the number belongs to, ISO 3166-1; empty where it cannot be told: several countries share the country code, and
     * the number is in none of their plans.
     */
    public Optional<String> country() {
        var number = parsed();
        var sharing = NUMBERS.getRegionCodesForCountryCode(number.getCountryCode());
        return sharing.size() == 1
                ? Optional.of(sharing.getFirst())
                : Optional.ofNullable(NUMBERS.getRegionCodeForNumber(number));
    }

    private Phonenumber.PhoneNumber parsed() {
        try {
            return NUMBERS.parse(e164, "ZZ");
        } catch (NumberParseException e) {
            throw new IllegalStateException("E.164 always parses", e);
        }
    }

    /** For log lines: the country and the last two digits. */
    @Override
    public String toString() {
        return e164.substring(0, 2) + "…" + e164.substring(e164.length() - 2);
    }
}
