package org.keyholder.server.stationportal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.ReceiverDetails;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.StationChoices;
import org.springframework.util.MultiValueMap;

/**
 * A receiver as it was typed.
 *
 * @param everybody whether all dealers may choose it, and not those that are ticked
 * @param dealers the ids that are ticked
 * @param otherDealer the name of one more
 */
public record ReceiverForm(
        String name,
        String brand,
        String description,
        String format,
        String address,
        boolean everybody,
        Set<String> dealers,
        String otherDealer) {

    /** What a dealer's id has with its field: of more the form would not have come. */
    private static final int MOST_TICKED = 200;

    public ReceiverForm {
        dealers = Set.copyOf(dealers);
    }

    static final ReceiverForm EMPTY = new ReceiverForm("", "", "", "", "", true, Set.of(), "");

    static ReceiverForm of(MultiValueMap<String, String> form) {
        var input = new FormInput(form.toSingleValueMap());
        return new ReceiverForm(
                input.text("name"),
                input.text("brand"),
                input.text("description"),
                input.text("format"),
                input.text("address"),
                !input.text("visibleTo").equals("chosen"),
                form.getOrDefault("dealers", List.of()).stream()
                        .limit(MOST_TICKED)
                        .collect(Collectors.toSet()),
                input.text("otherDealer"));
    }

    static ReceiverForm of(ReceiverDetails details) {
        return new ReceiverForm(
                details.receiver().name(),
                details.brand(),
                details.description(),
                details.receiver().format(),
                details.receiver().address(),
                details.visibility() instanceof ReceiverDetails.Visibility.Everybody,
                details.visibility() instanceof ReceiverDetails.Visibility.Chosen(var chosen)
                        ? chosen.stream().map(DealerId::toString).collect(Collectors.toSet())
                        : Set.of(),
                "");
    }

    /** The receiver that is meant; what is wrong is among the mistakes. */
    Optional<ReceiverDetails> read(StationId station, ReceiverId id, StationChoices choices, Mistakes mistakes) {
        var called = mistakes.line("name", name, ReceiverDetails.LONGEST_NAME);
        var made = optional(mistakes, "brand", brand, ReceiverDetails.LONGEST_BRAND);
        var described = optional(mistakes, "description", description, ReceiverDetails.LONGEST_DESCRIPTION);
        var at = mistakes.line("address", address, ReceiverDetails.LONGEST_ADDRESS);
        if (format.isEmpty()) {
            mistakes.add("format", "Choose the format that it speaks.");
        }
        var visibility = mistakes.read(
                "otherDealer", new ReceiverDetails.Visibility.Everybody(), () -> visibility(station, choices));
        return mistakes.any()
                ? Optional.empty()
                : Optional.of(new ReceiverDetails(
                        new Receiver(id, station, called, format, at), made, described, visibility));
    }

    private static String optional(Mistakes mistakes, String field, String typed, int longest) {
        return typed.isBlank() ? "" : mistakes.line(field, typed, longest);
    }

    private ReceiverDetails.Visibility visibility(StationId station, StationChoices choices) {
        if (everybody) {
            return new ReceiverDetails.Visibility.Everybody();
        }
        var chosen = new LinkedHashSet<DealerId>();
        dealers.stream().map(ReceiverForm::id).flatMap(Optional::stream).forEach(chosen::add);
        if (!otherDealer.isBlank()) {
            chosen.add(named(station, choices));
        }
        if (chosen.isEmpty()) {
            throw Refusal.invalid(
                    "receiver-dealers-none", "otherDealer", "Tick a dealer, name one, or let all dealers choose it.");
        }
        return new ReceiverDetails.Visibility.Chosen(chosen);
    }

    private DealerId named(StationId station, StationChoices choices) {
        var found = choices.dealersNamed(station, otherDealer);
        if (found.size() == 1) {
            return found.getFirst().id();
        }
        throw Refusal.invalid(
                "dealer-unknown",
                "otherDealer",
                found.isEmpty()
                        ? "No dealer of exactly this name is here. Ask the dealer how it is written."
                        : "Several dealers have this name. Ask whoever runs this server.");
    }

    private static Optional<DealerId> id(String text) {
        try {
            return Optional.of(new DealerId(UUID.fromString(text)));
        } catch (IllegalArgumentException made) {
            return Optional.empty();
        }
    }
}
