package org.keyholder.server.stationportal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.ReceiverPasskeys;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.State;
import org.keyholder.server.pages.Tone;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.keyholder.server.shared.StationId;
import org.keyholder.server.signal.ReceiverState;
import org.keyholder.server.signal.UnsentSignals;
import org.keyholder.server.station.Formats;
import org.keyholder.server.station.ReceiverDetails;
import org.keyholder.server.station.ReceiverId;
import org.keyholder.server.station.ReceiverUses;
import org.keyholder.server.station.Receivers;
import org.keyholder.server.station.StationChoices;
import org.springframework.stereotype.Component;

/** Makes the pages of a station's receivers. */
@Component
class ReceiverPages {

    private static final State READY = new State(Tone.GREEN, "key", "passkey set");
    private static final State NO_PASSKEY = new State(Tone.YELLOW, "key-off", "no passkey yet");

    private final Receivers receivers;
    private final ReceiverUses uses;
    private final ReceiverPasskeys passkeys;
    private final StationChoices choices;
    private final UnsentSignals unsent;
    private final Formats formats;

    ReceiverPages(
            Receivers receivers,
            ReceiverUses uses,
            ReceiverPasskeys passkeys,
            StationChoices choices,
            UnsentSignals unsent,
            Formats formats) {
        this.receivers = receivers;
        this.uses = uses;
        this.passkeys = passkeys;
        this.choices = choices;
        this.unsent = unsent;
        this.formats = formats;
    }

    /** Who looks at it. */
    record Visitor(Member member, OwnSignIn signIn) {

        StationId station() {
            return StationOf.member(member);
        }
    }

    static String url(ReceiverId id) {
        return Entries.RECEIVERS + "/" + id;
    }

    ReceiversPage all(Visitor visitor) {
        var customers = uses.of(visitor.station()).stream()
                .filter(use -> use.receiver().isPresent())
                .collect(Collectors.groupingBy(use -> use.receiver().orElseThrow()));
        var withPasskey = passkeys.set(visitor.station());
        var rows = receivers.all(visitor.station()).stream()
                .map(one -> new ReceiversPage.Row(
                        url(one.receiver().id()),
                        one.receiver().name(),
                        one.brand(),
                        formats.words(one.receiver().format()),
                        one.receiver().address(),
                        UseRows.of(customers.getOrDefault(one.receiver().id(), List.of()))
                                .words(),
                        withPasskey.contains(one.receiver().id()) ? READY : NO_PASSKEY))
                .toList();
        return new ReceiversPage(Frames.of(visitor.member(), visitor.signIn()), rows);
    }

    ReceiverDetails find(Visitor visitor, ReceiverId id) {
        return receivers.find(visitor.station(), id).orElseThrow(Refusal::notFound);
    }

    /** @param made the passkey that was set by this request, to be handed on now */
    ReceiverPage one(Visitor visitor, ReceiverId id, @Nullable Secret made) {
        var details = find(visitor, id);
        return new ReceiverPage(
                Frames.of(visitor.member(), visitor.signIn()),
                url(id),
                ReceiverForm.of(details),
                formats.words(details.receiver().format()),
                visibleTo(visitor, details),
                passkeys.isSet(visitor.station(), id) ? READY : NO_PASSKEY,
                made == null ? null : made.reveal(),
                UseRows.of(uses.of(visitor.station(), id)),
                waiting(visitor.station(), id));
    }

    private List<String> visibleTo(Visitor visitor, ReceiverDetails details) {
        return switch (details.visibility()) {
            case ReceiverDetails.Visibility.Everybody() -> List.of("all dealers");
            case ReceiverDetails.Visibility.Chosen chosen ->
                choices.dealersOf(visitor.station(), details.receiver().id()).stream()
                        .map(StationChoices.Named::name)
                        .toList();
        };
    }

    /** Signals that it has not acknowledged, and about which nobody has decided. */
    long waiting(StationId station, ReceiverId id) {
        return unsent.receivers(station).stream()
                .filter(one -> one.id().equals(id))
                .mapToLong(ReceiverPages::unsent)
                .sum();
    }

    private static long unsent(ReceiverState state) {
        return state.waiting() + state.parked();
    }

    ReceiverFormPage form(Visitor visitor, ReceiverForm typed, FormErrors errors) {
        return new ReceiverFormPage(
                Frames.of(visitor.member(), visitor.signIn()),
                null,
                typed,
                errors,
                formats(),
                dealers(visitor, null, typed),
                "",
                passkeys.propose().reveal(),
                null);
    }

    ReceiverFormPage form(
            Visitor visitor,
            ReceiverDetails shown,
            ReceiverForm typed,
            FormErrors errors,
            ReceiverFormPage.@Nullable Preview preview) {
        var id = shown.receiver().id();
        return new ReceiverFormPage(
                Frames.of(visitor.member(), visitor.signIn()),
                url(id),
                typed,
                errors,
                formats(),
                dealers(visitor, id, typed),
                shown.mark(),
                null,
                preview);
    }

    private List<ReceiverFormPage.Choice> formats() {
        return formats.all().stream()
                .map(format -> new ReceiverFormPage.Choice(format.code(), format.words()))
                .toList();
    }

    /** Those that have a record here, and those that were chosen before they have one. */
    private List<ReceiverFormPage.Choice> dealers(Visitor visitor, @Nullable ReceiverId id, ReceiverForm typed) {
        var known = uses.of(visitor.station()).stream()
                .map(use -> new ReceiverFormPage.Choice(use.dealer().toString(), use.dealerName()));
        var chosen = id == null
                ? Stream.<ReceiverFormPage.Choice>empty()
                : choices.dealersOf(visitor.station(), id).stream()
                        .map(dealer -> new ReceiverFormPage.Choice(dealer.id().toString(), dealer.name()));
        return Stream.concat(chosen, known)
                .distinct()
                .limit(ReceiverFormPage.MOST_DEALERS)
                .toList();
    }

    /** What a change of format or address means, where somebody's signals go there. */
    ReceiverFormPage.@Nullable Preview preview(Visitor visitor, ReceiverDetails was, ReceiverDetails wanted) {
        var from = was.receiver();
        var to = wanted.receiver();
        if (from.format().equals(to.format()) && from.address().equals(to.address())) {
            return null;
        }
        var used = UseRows.of(uses.of(visitor.station(), from.id()));
        return used.rows().isEmpty()
                ? null
                : new ReceiverFormPage.Preview(
                        wanted.mark(),
                        formats.words(from.format()),
                        from.address(),
                        formats.words(to.format()),
                        to.address(),
                        used.words());
    }
}
