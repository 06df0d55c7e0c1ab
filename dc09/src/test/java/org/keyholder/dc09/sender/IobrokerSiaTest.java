package org.keyholder.dc09.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keyholder.dc09.content.ExtendedData;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.frame.Route;
import org.keyholder.dc09.message.ContactIdEvent;
import org.keyholder.dc09.message.Qualifier;
import org.keyholder.dc09.message.Report;

/** Our sender against a receiver that nobody here wrote. Skipped where Node is not there. */
class IobrokerSiaTest {
    private static final String LINK = "https://verify.example.test/e/Zm9v";
    private static final Report CONTACT_ID =
            Report.of(ContactIdEvent.of(Qualifier.NEW, "130", "01", "003")).with(ExtendedData.link(LINK));
    private static final Report SIA = Report.sia("Nri1/BA003^Front door^").with(ExtendedData.link(LINK));

    @BeforeEach
    void nodeIsThere() {
        assumeTrue(
                IobrokerSia.isThere(),
                "the receiver that nobody here wrote, iobroker.sia 2.0.4, is not there. "
                        + "Node.js and npm bring it (Debian: apt-get install nodejs npm), with a way to the npm registry");
    }

    @ParameterizedTest
    @CsvSource({
        "tcp,0", "tcp,16", "tcp,24", "tcp,32",
        "udp,0", "udp,16", "udp,24", "udp,32"
    })
    void itAcknowledgesBothFormatsWithTheirLink(String transport, int keyBytes) throws Exception {
        String key = "0123456789ABCDEF0123456789ABCDEF".substring(0, keyBytes);
        String accounts = "[{\"accountnumber\":\"1234AB\",\"aes\":" + (keyBytes > 0) + ",\"password\":\"" + key
                + "\",\"hex\":false}]";
        Protection protection = keyBytes == 0 ? new Protection.ClearText() : Protection.with(FrameKey.ofText(key));
        try (IobrokerSia peer = new IobrokerSia(transport, accounts);
                Sender sender = sender(peer, transport)) {
            var account = new SenderAccount(Route.to("1234AB"), protection);

            assertThat(sender.send(account, CONTACT_ID)).isInstanceOf(Outcome.Acknowledged.class);
            assertThat(peer.heard())
                    .contains("ADM-CID\",\"seq\":\"0001\"")
                    .contains("#1234AB|1130 01 003")
                    .contains("V" + LINK);
            assertThat(sender.send(account, SIA)).isInstanceOf(Outcome.Acknowledged.class);
            assertThat(peer.heard())
                    .contains("SIA-DCS\",\"seq\":\"0002\"")
                    .contains("Nri1/BA003^Front door^")
                    .contains("V" + LINK);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp", "udp"})
    void anAccountItDoesNotKnowIsNotTakenForConfirmed(String transport) throws Exception {
        try (IobrokerSia peer = new IobrokerSia(transport, "[{\"accountnumber\":\"1234\",\"aes\":false}]");
                Sender sender = sender(peer, transport)) {
            assertThat(sender.send(SenderAccount.clear("9999"), CONTACT_ID)).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void itsNakOfEveryLinkTestIsSurvived() throws Exception {
        try (IobrokerSia peer = new IobrokerSia("tcp", "[{\"accountnumber\":\"1234\",\"aes\":false}]");
                Sender sender = sender(peer, "tcp")) {
            assertThat(sender.testLink(SenderAccount.clear("1234"))).isInstanceOf(Outcome.Refused.class);
            assertThat(sender.send(SenderAccount.clear("1234"), CONTACT_ID)).isInstanceOf(Outcome.Acknowledged.class);
        }
    }

    private static Sender sender(IobrokerSia peer, String transport) {
        var settings = SenderSettings.USUAL.patience(Duration.ofSeconds(5), 2);
        return new Sender(Destination.of(transport + "://127.0.0.1:" + peer.port()), settings);
    }
}
