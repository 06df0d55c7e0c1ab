package org.keyholder.server.contact;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keyholder.server.dealer.Dealers;
import org.keyholder.server.messaging.MessagingSettings;
import org.keyholder.server.messaging.NumberKind;
import org.keyholder.server.messaging.PhoneNumber;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.springframework.stereotype.Component;

/** To which numbers a dealer may send texts: those of ordinary phones in the dealer's countries. */
@Component
class ContactNumbers {

    private static final String FIELD = "phone";

    private final Dealers dealers;
    private final MessagingSettings messaging;

    ContactNumbers(Dealers dealers, MessagingSettings messaging) {
        this.dealers = dealers;
        this.messaging = messaging;
    }

    /** Why the dealer cannot have a contact with this number, if so. */
    Optional<Refusal> refusal(DealerId dealer, PhoneNumber number) {
        return ofKind(number.kind()).or(() -> ofCountry(number, countries(dealer)));
    }

    /** The same for many numbers: the dealer's countries are looked up once. */
    Function<PhoneNumber, Optional<Refusal>> refusals(DealerId dealer) {
        var countries = countries(dealer);
        return number -> ofKind(number.kind()).or(() -> ofCountry(number, countries));
    }

    private Set<String> countries(DealerId dealer) {
        var set = dealers.textCountries(dealer);
        return set.isEmpty() ? Set.of(messaging.region()) : set;
    }

    private static Optional<Refusal> ofKind(NumberKind kind) {
        return switch (kind) {
            case ORDINARY -> Optional.empty();
            case OF_NO_COUNTRY -> unfit("no-country", "a satellite phone's or an international service's number");
            case PREMIUM -> unfit("premium", "a premium-rate number");
            case SHARED_COST -> unfit("shared-cost", "a shared-cost number");
            case TOLL_FREE -> unfit("toll-free", "a toll-free number");
            case PAGER -> unfit("pager", "a pager's number");
            case PERSONAL -> unfit("personal", "a personal number that is forwarded, often at a premium rate");
            case COMPANY -> unfit("company", "a company-wide number");
            case VOICEMAIL -> unfit("voicemail", "a voicemail number");
        };
    }

    private static Optional<Refusal> unfit(String code, String what) {
        return Optional.of(Refusal.invalid(
                "phone-" + code, FIELD, "This is " + what + ": no texts are sent to it. Enter a mobile number."));
    }

    private static Optional<Refusal> ofCountry(PhoneNumber number, Set<String> countries) {
        var country = number.country();
        if (country.isEmpty()) {
            return Optional.of(
                    Refusal.invalid(
                            "phone-country-unknown",
                            FIELD,
                            "This number is in no country's numbering plan, or is too new for this server. Check it and enter it again."));
        }
        return countries.contains(country.get())
                ? Optional.empty()
                : Optional.of(Refusal.invalid(
                        "phone-country-off",
                        FIELD,
                        "This number is in " + name(country.get()) + ". Your company may send texts to numbers in "
                                + names(countries) + " only; whoever runs this server can add countries."));
    }

    private static String names(Collection<String> countries) {
        return countries.stream().map(ContactNumbers::name).sorted().collect(Collectors.joining(", "));
    }

    private static String name(String country) {
        return Locale.of("", country).getDisplayCountry(Locale.ENGLISH);
    }
}
