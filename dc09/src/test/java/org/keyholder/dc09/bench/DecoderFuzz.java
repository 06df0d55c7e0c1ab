package org.keyholder.dc09.bench;

import java.util.Optional;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.frame.Allowance;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.FrameSplitter;
import org.keyholder.dc09.message.AccountRules;
import org.keyholder.dc09.message.Decoder;
import org.keyholder.dc09.message.Decoding;
import org.keyholder.dc09.message.Event;
import org.keyholder.dc09.message.Message;

/** What Jazzer drives: any bytes into the decoder and the splitter; whatever they throw is a finding. */
public final class DecoderFuzz {
    private static final FrameKey KEY = FrameKey.ofText("AAAAAAAAAAAAAAAA");
    private static final AccountRules FORGIVING =
            new AccountRules(new Protection.EncryptedOrClear(KEY), Allowances.of(Allowance.values()));
    private static final AccountRules STRICT = new AccountRules(Protection.with(KEY), Allowances.USUAL);

    private DecoderFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        new Decoder(account -> STRICT).decode(data);
        if (new Decoder(account -> FORGIVING).decode(data) instanceof Decoding.Understood(Message message)
                && message instanceof Message.EventReport report) {
            report.events().forEach(DecoderFuzz::read);
        }
        FrameSplitter splitter = new FrameSplitter();
        splitter.add(data, 0, data.length);
        for (Optional<byte[]> frame = splitter.next(); frame.isPresent(); frame = splitter.next()) {
            if (frame.get().length > data.length) {
                throw new IllegalStateException("A frame longer than its bytes");
            }
        }
    }

    private static void read(Event event) {
        if (event.meaning().isEmpty()
                || (event.user().isPresent() && event.raw().isEmpty())) {
            throw new IllegalStateException("An event that says nothing");
        }
    }
}
