package org.keyholder.dc09.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keyholder.dc09.content.OpenedFrame;
import org.keyholder.dc09.content.WireText;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.Hex;
import org.keyholder.dc09.frame.Problem;

/** Reads {@code #acct|QXYZ GG CCC}, with text blocks behind it where a sender adds them. */
final class ContactIdData {
    private static final int LENGTH = "QXYZ GG CCC".length();

    private final OpenedFrame frame;
    private final DataAccount account;
    private final String data;

    ContactIdData(OpenedFrame frame) {
        this.frame = frame;
        this.account = DataAccount.of(frame);
        this.data = frame.data();
    }

    Understanding read(Allowances allowances) {
        if (data.isEmpty()) {
            return report(List.of(), frame.allowed());
        }
        if (!allowances.covers(account.allowed())) {
            return new Understanding.NotUnderstood(Problem.NOT_TO_THE_STANDARD, frame);
        }
        return event().map(event -> report(List.of(event), account.allowed()))
                .orElseGet(() -> new Understanding.NotUnderstood(Problem.CONTACT_ID_MALFORMED, frame));
    }

    private Understanding report(List<ContactIdEvent> events, Allowances allowed) {
        String text = events.isEmpty() ? "" : events.getFirst().text();
        return new Understanding.Understood(new Message.EventReport(frame, account.text(), events, text, allowed));
    }

    private Optional<ContactIdEvent> event() {
        int from = account.from();
        int to = from + LENGTH;
        boolean shaped = data.length() >= to
                && data.charAt(from + 4) == ' '
                && data.charAt(from + 7) == ' '
                && (data.length() == to || data.charAt(to) == '|');
        return shaped && isHex(from + 1, from + 4) && isHex(from + 5, from + 7) && isHex(from + 8, to)
                ? Qualifier.of(data.charAt(from)).map(this::event)
                : Optional.empty();
    }

    private boolean isHex(int from, int to) {
        boolean hex = true;
        for (int at = from; at < to; at++) {
            hex &= Hex.digit(data.charAt(at)) >= 0;
        }
        return hex;
    }

    private ContactIdEvent event(Qualifier qualifier) {
        int from = account.from();
        String code = data.substring(from + 1, from + 4);
        String group = data.substring(from + 5, from + 7);
        String number = data.substring(from + 8, from + LENGTH);
        return data.length() == from + LENGTH
                ? ContactIdEvent.of(qualifier, code, group, number)
                : withBlocks(qualifier, code, group, number, data.substring(from + LENGTH + 1));
    }

    private static ContactIdEvent withBlocks(
            Qualifier qualifier, String code, String group, String number, String blocks) {
        List<String> others = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String block : blocks.split("\\|", -1)) {
            if (block.startsWith("A")) {
                text.append(WireText.words(block.substring(1)).strip());
            } else if (!block.isEmpty()) {
                others.add(WireText.words(block));
            }
        }
        return new ContactIdEvent(qualifier, code, group, number, text.toString(), others);
    }
}
