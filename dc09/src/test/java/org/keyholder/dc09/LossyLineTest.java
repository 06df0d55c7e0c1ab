package org.keyholder.dc09;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.frame.Allowances;
import org.keyholder.dc09.message.AccountRules;
import org.keyholder.dc09.message.ContactIdEvent;
import org.keyholder.dc09.message.Qualifier;
import org.keyholder.dc09.message.Report;
import org.keyholder.dc09.receiver.Receiver;
import org.keyholder.dc09.receiver.ReceiverSettings;
import org.keyholder.dc09.receiver.Verdict;
import org.keyholder.dc09.sender.Destination;
import org.keyholder.dc09.sender.Outcome;
import org.keyholder.dc09.sender.Sender;
import org.keyholder.dc09.sender.SenderAccount;
import org.keyholder.dc09.sender.SenderSettings;

/** Our sender against our receiver over a line that cuts, delays, doubles and reorders. */
class LossyLineTest {
    private static final int REPORTS = 100;

    @ParameterizedTest
    @CsvSource({"false,false,1", "true,false,2", "true,true,3"})
    void everyReportThatIsAcknowledgedWasHandedOverOnceAndNoneTwice(boolean kept, boolean secret, long seed)
            throws Exception {
        Protection protection = secret ? Protection.with(FrameKey.of("A".repeat(32))) : new Protection.ClearText();
        List<String> handedOver = new CopyOnWriteArrayList<>();
        List<String> acknowledged = new CopyOnWriteArrayList<>();
        var settings = ReceiverSettings.on(0)
                .address(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .accounts(account -> new AccountRules(protection, Allowances.NONE));
        try (Receiver receiver = Receiver.open(settings, delivery -> {
                    handedOver.add(delivery.message().frame().data());
                    return Verdict.ACCEPTED;
                });
                LossyLine line = new LossyLine(receiver.port(), seed);
                Sender sender = sender(line, kept)) {
            SenderAccount account =
                    new SenderAccount(SenderAccount.clear("1234").route(), protection);
            for (int count = 0; count < REPORTS; count++) {
                ContactIdEvent event = ContactIdEvent.of(Qualifier.NEW, "130", "01", String.format("%03d", count));
                if (sender.send(account, Report.of(event)) instanceof Outcome.Acknowledged) {
                    acknowledged.add("#1234|" + event.raw());
                }
            }
        }

        assertThat(handedOver).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(acknowledged).hasSizeGreaterThan(REPORTS * 9 / 10);
    }

    private static Sender sender(LossyLine line, boolean kept) {
        SenderSettings patient = SenderSettings.USUAL.patience(Duration.ofMillis(60), 12);
        return new Sender(new Destination.Tcp("127.0.0.1", line.port()), kept ? patient.keepingConnection() : patient);
    }
}
