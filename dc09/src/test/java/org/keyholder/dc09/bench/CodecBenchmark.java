package org.keyholder.dc09.bench;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.keyholder.dc09.Wire;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.content.Timestamp;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.frame.Route;
import org.keyholder.dc09.frame.Sequence;
import org.keyholder.dc09.message.AccountRules;
import org.keyholder.dc09.message.Accounts;
import org.keyholder.dc09.message.ContactIdEvent;
import org.keyholder.dc09.message.Decoder;
import org.keyholder.dc09.message.Decoding;
import org.keyholder.dc09.message.Encoder;
import org.keyholder.dc09.message.Qualifier;
import org.keyholder.dc09.message.Report;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Frames a second on one core: bytes to message and message to bytes, whole. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        // Compiling in the foreground makes the warm-up certain on a machine that is busy with other things.
        jvmArgs = {"--sun-misc-unsafe-memory-access=allow", "-Xbatch"})
public class CodecBenchmark {
    static final String CONTACT_ID = "F92F0043\"ADM-CID\"0020R7896L7896#3456[#3456|1407 00 001]_17:01:14,07-26-2024";
    static final String SIA = "DC530046\"SIA-DCS\"9876R579BDFL789ABC#12345A[#12345A|NFA129]_13:14:15,02-15-2006";
    static final String AES_128 =
            "05BB0076\"*SIA-DCS\"7654L0#1111[C07DA1EB73C617857476EE5D79436CEE5E0084485E79EC56B0D5D1F3"
                    + "F6E648B278050BBCCBC8FE5DCA7E3C80DBDD4945";

    private final byte[] contactId = Wire.latin1(CONTACT_ID);
    private final byte[] sia = Wire.latin1(SIA);
    private final byte[] aes128 = Wire.latin1(AES_128);
    private final Protection secret = Protection.with(FrameKey.ofText("AAAAAAAAAAAAAAAA"));
    private final Decoder clear = new Decoder(Accounts.WITHOUT_KEYS);
    private final AccountRules rules = new AccountRules(secret, Allowances.USUAL);
    private final Decoder keyed = new Decoder(account -> rules);
    private final Report report = Report.of(ContactIdEvent.of(Qualifier.NEW, "407", "00", "001"));
    private final Route route = Route.to("7896", "7896", "3456");
    private final Timestamp stamp = new Timestamp.At(Instant.parse("2024-07-26T17:01:14Z"));
    private Sequence sequence = Sequence.FIRST;

    @Benchmark
    public Decoding decodeContactId() {
        return clear.decode(contactId);
    }

    @Benchmark
    public Decoding decodeSia() {
        return clear.decode(sia);
    }

    @Benchmark
    public Decoding openAes128() {
        return keyed.decode(aes128);
    }

    @Benchmark
    public byte[] encodeContactId() {
        sequence = sequence.next();
        return Encoder.report(report, route, sequence, stamp, new Protection.ClearText());
    }

    @Benchmark
    public byte[] encodeAes128() {
        sequence = sequence.next();
        return Encoder.report(report, route, sequence, stamp, secret);
    }
}
