package org.keyholder.dc09.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keyholder.dc09.content.ExtendedData;
import org.keyholder.dc09.content.OpenedFrame;
import org.keyholder.dc09.content.Timestamp;
import org.keyholder.dc09.content.WireText;
import org.keyholder.dc09.frame.Allowance;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.CrcForm;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.HeaderCheck;
import org.keyholder.dc09.frame.Prefix;
import org.keyholder.dc09.frame.Problem;
import org.keyholder.dc09.message.ContactIdEvent;
import org.keyholder.dc09.message.Decoding;
import org.keyholder.dc09.message.Event;
import org.keyholder.dc09.message.Message;
import org.keyholder.dc09.message.SiaEvent;

/** What a frame is, as an object for scripts. The fields are listed in dc09/README.md. */
final class Explanation {
    private final Json json = new Json();

    private final boolean valid;

    private Explanation(boolean valid) {
        this.valid = valid;
    }

    static Json of(Decoding decoding, Optional<Problem> problem) {
        Explanation explanation = new Explanation(problem.isEmpty());
        explanation.json.put("valid", problem.isEmpty());
        problem.ifPresent(found -> explanation.json.put("problem", found.code()));
        explanation.json.put("message", problem.map(Problem::words).orElseGet(() -> Words.of(decoding)));
        explanation.read(decoding);
        return explanation.json;
    }

    private void read(Decoding decoding) {
        switch (decoding) {
            case Decoding.Understood(Message message) -> message(message);
            case Decoding.NotUnderstood(Problem _, OpenedFrame frame) -> opened(frame, List.of(), frame.allowed());
            case Decoding.Shut(Problem _, Frame frame) -> frame(frame);
            case Decoding.Damaged(Problem _, Frame frame) -> frame(frame);
            case Decoding.Malformed(Problem _, HeaderCheck crc, HeaderCheck length) -> checks(crc, length);
            case Decoding.NotAFrame _ -> {}
        }
    }

    private void message(Message message) {
        List<? extends Event> events = message instanceof Message.EventReport report ? report.events() : List.of();
        opened(message.frame(), events, message.allowances());
    }

    private void opened(OpenedFrame opened, List<? extends Event> events, Allowances allowed) {
        frame(opened.frame());
        json.putObjects("events", events.stream().map(Explanation::event).toList());
        json.putObjects(
                "extended",
                opened.extended().stream().map(Explanation::extended).toList());
        if (opened.timestamp() instanceof Timestamp.At(var instant)) {
            json.put("timestamp", instant.toString());
        }
        json.put("data", WireText.words(opened.data()));
        if (valid && !allowed.equals(Allowances.NONE)) {
            json.putTexts(
                    "allowed", allowed.each().stream().map(Allowance::name).toList());
        }
    }

    private void frame(Frame frame) {
        json.put("id", frame.id().text())
                .put("encrypted", frame.encrypted())
                .put("sequence", frame.sequence().digits());
        prefix("receiver", frame.route().receiver());
        prefix("line", frame.route().line());
        json.put("account", frame.route().account().text());
        checks(frame.crc(), frame.length());
        json.put("crcForm", frame.crcForm() == CrcForm.ASCII_HEX ? "hex" : "binary");
    }

    private void prefix(String name, Prefix prefix) {
        switch (prefix) {
            case Prefix.Given(String digits) -> json.put(name, digits);
            case Prefix.LeftOut() -> {}
        }
    }

    private void checks(HeaderCheck crc, HeaderCheck length) {
        json.put("crc", crc.right() ? "right" : "wrong").put("crcComputed", crc.computedHex());
        json.put("length", length.right() ? "right" : "wrong").put("lengthComputed", length.computedHex());
    }

    private static Json extended(ExtendedData block) {
        String letter = block.letter() == 0 ? "" : String.valueOf(block.letter());
        // A key that travels in extended data must not end up in anybody's log.
        String value = block instanceof ExtendedData.EncryptionKey ? "(hidden)" : block.words();
        return new Json().put("letter", letter).put("value", value);
    }

    private static Json event(Event event) {
        Json json = new Json();
        switch (event) {
            case ContactIdEvent contactId ->
                json.put("format", "ADM-CID")
                        .put("qualifier", String.valueOf(contactId.qualifier().digit()));
            case SiaEvent sia ->
                json.put("format", "SIA-DCS").put("qualifier", sia.qualifier().letter());
        }
        json.put("code", event.code()).put("meaning", event.meaning());
        event.area().ifPresent(area -> json.put("area", area));
        event.zone().ifPresent(zone -> json.put("zone", zone));
        event.user().ifPresent(user -> json.put("user", user));
        json.putUnlessEmpty("text", event.text());
        return more(json, event);
    }

    private static Json more(Json json, Event event) {
        if (!event.number().isEmpty()) {
            json.put("number", event.number())
                    .put("numberIs", event.numberMeaning().name().toLowerCase(Locale.ROOT));
        }
        if (event instanceof SiaEvent sia) {
            sia.modifier("ri").ifPresent(area -> json.putUnlessEmpty("areaName", area.text()));
            sia.modifier("id").ifPresent(user -> json.putUnlessEmpty("userName", user.text()));
            sia.time().ifPresent(time -> json.put("time", time));
            sia.device().ifPresent(device -> json.put("device", device));
            sia.partition().ifPresent(partition -> json.put("partition", partition));
        }
        return json;
    }
}
