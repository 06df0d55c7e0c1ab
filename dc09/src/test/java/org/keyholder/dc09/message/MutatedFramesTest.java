package org.keyholder.dc09.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keyholder.dc09.FrameTable;
import org.keyholder.dc09.Generated;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.frame.Allowance;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.FrameSplitter;

/**
 * Frames with bytes changed, dropped, doubled and cut off: every one of them ends in a declared outcome. 200,000 here,
 * {@code -Ddc09.mutations=10000000} for the long run.
 */
class MutatedFramesTest {
    private static final int MUTATIONS = Integer.getInteger("dc09.mutations", 200_000);
    private static final FrameKey KEY = FrameKey.ofHex("ABCDABCDABCDABCDABCDABCDABCDABCD");

    private final AccountRules strict = new AccountRules(new Protection.EncryptedOrClear(KEY), Allowances.USUAL);
    private final AccountRules forgiving =
            new AccountRules(new Protection.EncryptedOrClear(KEY), Allowances.of(Allowance.values()));

    @Test
    void everyMutatedFrameEndsInADeclaredOutcome() {
        List<byte[]> seeds =
                FrameTable.rows().stream().map(FrameTable.Row::frame).toList();
        Generated generated = new Generated(20_261_121);
        Decoder trusting = new Decoder(account -> forgiving);
        Decoder careful = new Decoder(account -> strict);
        long started = System.nanoTime();

        int understood = 0;
        for (int count = 0; count < MUTATIONS; count++) {
            byte[] mutated = generated.mutated(seeds.get(count % seeds.size()));
            understood += judge(careful.decode(mutated)) ? 1 : 0;
            judge(trusting.decode(mutated));
            split(mutated);
        }

        // A mutation that hits neither header nor body is rare, and CRC-16 lets one in 65,536 pass.
        assertThat(understood).isLessThan(MUTATIONS / 50);
        Duration each = Duration.ofNanos((System.nanoTime() - started) / MUTATIONS);
        assertThat(each).isLessThan(Duration.ofMillis(1));
    }

    /** True for a message; what the careful decoder takes for one must have a right header. */
    private boolean judge(Decoding decoding) {
        return switch (decoding) {
            case Decoding.Understood(Message message) -> {
                read(message);
                yield true;
            }
            case Decoding.NotUnderstood notUnderstood ->
                !notUnderstood.problem().code().isEmpty()
                        && notUnderstood.frame().data() == null;
            case Decoding.Shut(var problem, Frame frame) -> problem.code().isEmpty() || frame.content() == null;
            case Decoding.Damaged(var problem, Frame frame) -> problem.code().isEmpty() || frame.content() == null;
            case Decoding.Malformed malformed -> malformed.problem().code().isEmpty();
            case Decoding.NotAFrame notAFrame -> notAFrame.problem().code().isEmpty();
        };
    }

    /** Everything that may be asked of a message must have an answer. */
    private static void read(Message message) {
        if (message instanceof Message.EventReport report) {
            for (Event event : report.events()) {
                assertThat(event.meaning()).isNotEmpty();
                event.area();
                event.zone();
                event.user();
                event.raw();
            }
        }
        message.frame().extended().forEach(block -> ReadingOf.block(block));
    }

    private static void split(byte[] frame) {
        FrameSplitter splitter = new FrameSplitter();
        byte[] wire = Wire.onTheWire(frame);
        List<byte[]> frames = new ArrayList<>();
        splitter.add(wire, 0, wire.length);
        for (Optional<byte[]> next = splitter.next(); next.isPresent(); next = splitter.next()) {
            frames.add(next.get());
        }
        assertThat(frames.stream().mapToInt(each -> each.length).sum()).isLessThanOrEqualTo(wire.length);
    }
}
