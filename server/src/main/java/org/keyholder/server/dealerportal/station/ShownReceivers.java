package org.keyholder.server.dealerportal.station;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keyholder.server.identity.ReceiverPasskeys;
import org.keyholder.server.identity.ReceiverPasskeys.Check;
import org.keyholder.server.pages.Mistakes;
import org.keyholder.server.pages.When;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.station.Formats;
import org.keyholder.server.station.Receiver;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.StationChoices;
import org.keyholder.server.station.StationChoices.Choice;
import org.springframework.stereotype.Component;

/** What a dealer may choose among at a station, and whether they show that they may. */
@Component
class ShownReceivers {

    private final StationChoices choices;
    private final ReceiverPasskeys passkeys;
    private final Formats formats;

    ShownReceivers(StationChoices choices, ReceiverPasskeys passkeys, Formats formats) {
        this.choices = choices;
        this.passkeys = passkeys;
        this.formats = formats;
    }

    /** Where somebody is about to send signals: a station, and by which of its receivers now. */
    record Place(DealerId dealer, StationId station, Optional<Receiver> now) {

        private boolean isNow(ReceiverId id) {
            return now.map(Receiver::id).filter(id::equals).isPresent();
        }
    }

    /** Those that the dealer may see, and the one that a record goes by already, whatever the station shows by now. */
    List<RecordFormPage.Choice> at(Place place) {
        var shown = choices.receivers(place.dealer(), place.station()).stream()
                .filter(one -> one.hasPasskey() || place.isNow(one.id()))
                .toList();
        var hidden = place.now()
                .filter(now -> shown.stream().noneMatch(one -> one.id().equals(now.id())))
                .flatMap(now -> choices.own(place.dealer(), now.id()));
        return Stream.concat(shown.stream(), hidden.stream())
                .map(one -> choice(one, place.isNow(one.id())))
                .toList();
    }

    private RecordFormPage.Choice choice(Choice one, boolean isNow) {
        return new RecordFormPage.Choice(one.id().toString(), one.name(), about(one), one.description(), isNow);
    }

    /** "Acme 2000, XML over TCP or TLS" */
    String about(Choice one) {
        var format = formats.words(one.format());
        return one.brand().isEmpty() ? format : one.brand() + ", " + format;
    }

    /** The receiver of a record that the dealer has. */
    Optional<Choice> own(DealerId dealer, ReceiverId id) {
        return choices.own(dealer, id);
    }

    /** What was chosen: none, or one that they may see, which they show they may use. What is wrong is among the mistakes. */
    Optional<ReceiverId> read(Place place, RecordForm typed, Secret passkey, Mistakes mistakes) {
        if (typed.isWithoutReceiver()) {
            return Optional.empty();
        }
        var chosen = typed.receiverId().map(ReceiverId::new).filter(id -> isShown(place, id));
        if (chosen.isEmpty()) {
            // Hidden, another station's or made up: one answer.
            mistakes.add("receiver", "Choose one of the station’s receivers, or none.");
        } else if (!place.isNow(chosen.get())) {
            check(place, chosen.get(), passkey, mistakes);
        }
        return chosen;
    }

    private boolean isShown(Place place, ReceiverId id) {
        return at(place).stream().anyMatch(one -> one.id().equals(id.toString()));
    }

    /** Tried only where all else is right: a try is a try. */
    private void check(Place place, ReceiverId receiver, Secret passkey, Mistakes mistakes) {
        if (passkey.reveal().isBlank()) {
            mistakes.add("passkey", "Enter the receiver’s passkey. The station gives it to its dealers.");
        } else if (!mistakes.any()) {
            switch (passkeys.check(place.dealer(), place.station(), receiver, passkey)) {
                case Check.Right() -> {}
                case Check.Wrong() ->
                    mistakes.add("passkey", "This is not the receiver’s passkey. Ask the station for it.");
                case Check.TooOften(var pause) ->
                    mistakes.add(
                            "passkey", "Too many tries. Wait " + When.span(pause.plusSeconds(1)) + ", then try again.");
            }
        }
    }
}
