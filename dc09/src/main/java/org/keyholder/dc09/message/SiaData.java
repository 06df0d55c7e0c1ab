package org.keyholder.dc09.message;

import java.util.List;
import org.keyholder.dc09.content.OpenedFrame;
import org.keyholder.dc09.frame.Allowance;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.Problem;

/** Reads {@code #acct|N…|A text}. */
final class SiaData {
    private final OpenedFrame frame;
    private final DataAccount account;

    SiaData(OpenedFrame frame) {
        this.frame = frame;
        this.account = DataAccount.of(frame);
    }

    Understanding read(Allowances allowances) {
        if (frame.data().isEmpty()) {
            return understood(List.of(), "", frame.allowed());
        }
        SiaBlocks blocks = new SiaBlocks(frame.data(), account.from());
        if (!blocks.read()) {
            return new Understanding.NotUnderstood(Problem.SIA_MALFORMED, frame);
        }
        Allowances allowed =
                blocks.lacksQualifier() ? account.allowed().and(Allowance.MISSING_QUALIFIER) : account.allowed();
        return allowances.covers(allowed)
                ? understood(blocks.events(), blocks.text(), allowed)
                : new Understanding.NotUnderstood(Problem.NOT_TO_THE_STANDARD, frame);
    }

    private Understanding understood(List<SiaEvent> events, String text, Allowances allowed) {
        return new Understanding.Understood(new Message.EventReport(frame, account.text(), events, text, allowed));
    }
}
