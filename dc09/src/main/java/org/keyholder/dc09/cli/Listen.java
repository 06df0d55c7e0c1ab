package org.keyholder.dc09.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.frame.AccountNumber;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.message.AccountRules;
import org.keyholder.dc09.message.Accounts;
import org.keyholder.dc09.message.Decoding;
import org.keyholder.dc09.message.Message;
import org.keyholder.dc09.receiver.BadFrameAnswer;
import org.keyholder.dc09.receiver.Delivery;
import org.keyholder.dc09.receiver.Receiver;
import org.keyholder.dc09.receiver.ReceiverLimits;
import org.keyholder.dc09.receiver.ReceiverSettings;
import org.keyholder.dc09.receiver.Refusal;
import org.keyholder.dc09.receiver.Transport;
import org.keyholder.dc09.receiver.Verdict;
import org.keyholder.dc09.receiver.Witness;

/** {@code dc09 listen}: prints what arrives, and acknowledges it once it is printed. */
final class Listen {
    /** Whoever tries a receiver out does so from one address; a station sets its own share per address. */
    private static final int PER_ADDRESS = 12_000;

    private static final int IN_ALL = 15_000;

    private final ReceiverSettings settings;

    Listen(List<String> arguments) {
        Options options =
                Options.of(arguments, Set.of("--port", "--bind", "--key", "--allow"), Set.of("--nak", "--strict"));
        int port = options.number("--port", -1);
        if (port < 0 || port > 65_535) {
            throw new UsageException("--port is missing");
        }
        ReceiverSettings usual = ReceiverSettings.on(port)
                .limits(ReceiverLimits.USUAL.connections(IN_ALL, PER_ADDRESS))
                .accounts(accounts(options))
                .badFrame(options.has("--nak") ? BadFrameAnswer.NAK : BadFrameAnswer.SILENCE);
        this.settings = options.find("--bind")
                .map(address -> usual.address(new InetSocketAddress(address, port)))
                .orElse(usual);
    }

    private static Accounts accounts(Options options) {
        Allowances allowances = AllowOption.read(options);
        Map<String, AccountRules> keyed = new HashMap<>();
        for (String pair : options.all("--key")) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--key needs ACCOUNT=KEY");
            }
            var protection = Protection.with(FrameKey.of(pair.substring(equals + 1)));
            keyed.put(folded(pair.substring(0, equals)), new AccountRules(protection, allowances));
        }
        AccountRules others = new AccountRules(new Protection.ClearText(), allowances);
        return account -> keyed.getOrDefault(folded(account), others);
    }

    private static String folded(AccountNumber account) {
        return folded(account.text());
    }

    private static String folded(String account) {
        return account.toUpperCase(Locale.ROOT);
    }

    int run(PrintStream out, PrintStream err) throws IOException {
        try (Receiver receiver = open(out)) {
            err.println("Listening on port " + receiver.port() + ", TCP and UDP");
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException stopped) {
            return 0;
        }
    }

    /** Printing is this receiver's storing: what could not be printed is not acknowledged. */
    Receiver open(PrintStream out) throws IOException {
        return Receiver.open(settings, delivery -> print(out, delivery), new Witness() {
            @Override
            public void refused(Refusal refusal) {
                Json json = Explanation.of(refusal.decoding(), Optional.of(refusal.problem()));
                line(out, origin(json, refusal.transport(), refusal.from()));
            }

            @Override
            public void repeated(Delivery delivery, Verdict verdict) {
                line(out, answered(delivery, verdict).put("repeat", true));
            }
        });
    }

    private static Verdict print(PrintStream out, Delivery delivery) {
        boolean known = !(delivery.message() instanceof Message.OtherMessage);
        Verdict verdict = known ? Verdict.ACCEPTED : Verdict.NOT_UNDERSTOOD;
        line(out, answered(delivery, verdict));
        return out.checkError() ? Verdict.NOT_NOW : verdict;
    }

    private static Json answered(Delivery delivery, Verdict verdict) {
        Json json = Explanation.of(new Decoding.Understood(delivery.message()), Optional.empty());
        return origin(json, delivery.transport(), delivery.from())
                .put("answer", verdict == Verdict.ACCEPTED ? "ACK" : "DUH");
    }

    private static Json origin(Json json, Transport transport, InetSocketAddress from) {
        return json.put("from", from.getAddress().getHostAddress() + ":" + from.getPort())
                .put("transport", transport.name().toLowerCase(Locale.ROOT));
    }

    private static void line(PrintStream out, Json json) {
        out.print(json + "\n");
        out.flush();
    }
}
