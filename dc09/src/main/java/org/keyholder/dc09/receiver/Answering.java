package org.keyholder.dc09.receiver;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import org.keyholder.dc09.content.AcceptanceWindow;
import org.keyholder.dc09.content.OpenedFrame;
import org.keyholder.dc09.frame.Allowance;
import org.keyholder.dc09.frame.CrcForm;
import org.keyholder.dc09.frame.Frame;
import org.keyholder.dc09.frame.Problem;
import org.keyholder.dc09.message.AccountRules;
import org.keyholder.dc09.message.Decoder;
import org.keyholder.dc09.message.Decoding;
import org.keyholder.dc09.message.Encoder;
import org.keyholder.dc09.message.Message;

/** From the bytes of a frame to the bytes of its answer, or to silence (DC-09-2013, public review, 5.5.3). The same for TCP and UDP. */
final class Answering {
    private static final System.Logger LOG = System.getLogger(Answering.class.getName());

    private final ReceiverSettings settings;
    private final Handler handler;
    private final Witness witness;
    private final Decoder decoder;
    private final Duplicates duplicates;

    Answering(ReceiverSettings settings, Handler handler, Witness witness) {
        this.settings = settings;
        this.handler = handler;
        this.witness = witness;
        this.decoder = new Decoder(settings.accounts());
        this.duplicates = new Duplicates(
                settings.clock(), settings.duplicateMemory(), settings.limits().remembered());
    }

    /** The whole answer with LF and CR; empty for silence. */
    Optional<byte[]> answer(byte[] bytes, Transport transport, InetSocketAddress from) {
        return new Arrival(bytes, transport, from, settings.clock().instant()).answer();
    }

    /** One frame that came. */
    private final class Arrival {
        private final byte[] bytes;
        private final Transport transport;
        private final InetSocketAddress from;
        private final Instant at;
        private final Decoding decoding;

        Arrival(byte[] bytes, Transport transport, InetSocketAddress from, Instant at) {
            this.bytes = bytes;
            this.transport = transport;
            this.from = from;
            this.at = at;
            this.decoding = decoder.decode(bytes);
        }

        Optional<byte[]> answer() {
            return switch (decoding) {
                case Decoding.Understood(Message message) -> {
                    logIgnoredCheck(message);
                    yield timely(message.frame(), () -> handle(message));
                }
                case Decoding.NotUnderstood(Problem problem, OpenedFrame frame) ->
                    timely(frame, () -> notUnderstood(problem, frame.frame()));
                case Decoding.Shut(Problem problem, Frame frame) ->
                    problem == Problem.TIMESTAMP_MISSING
                            ? nak(problem, frame.crcForm())
                            : bad(problem, frame.crcForm());
                case Decoding.Damaged(Problem problem, Frame frame) -> bad(problem, frame.crcForm());
                case Decoding.Malformed malformed -> bad(malformed.problem(), CrcForm.ASCII_HEX);
                case Decoding.NotAFrame(Problem problem) -> silence(problem);
            };
        }

        /** Whoever looks for a line that garbles frames should not be misled by an account that may send any CRC. */
        private void logIgnoredCheck(Message message) {
            Frame frame = message.frame().frame();
            if (!frame.crc().right() || !frame.length().right()) {
                LOG.log(
                        INFO,
                        "Account {0} sent sequence {1} with a CRC or length of its own, which it is allowed",
                        frame.route().account().text(),
                        frame.sequence().digits());
            }
        }

        private interface Next {
            Optional<byte[]> answer();
        }

        /** Nobody but the clock decides before anything else happens: a replayed frame must not even be understood. */
        private Optional<byte[]> timely(OpenedFrame frame, Next next) {
            AccountRules rules = rules(frame.frame());
            if (rules.allowances().has(Allowance.IGNORE_CLOCK)) {
                return next.answer();
            }
            return switch (settings.window().judge(frame.timestamp(), at)) {
                case AcceptanceWindow.Verdict.InTime _, AcceptanceWindow.Verdict.NotStamped _ -> next.answer();
                case AcceptanceWindow.Verdict.TooOld _ ->
                    nak(Problem.TIMESTAMP_TOO_OLD, frame.frame().crcForm());
                case AcceptanceWindow.Verdict.TooNew _ ->
                    nak(Problem.TIMESTAMP_TOO_NEW, frame.frame().crcForm());
            };
        }

        private Optional<byte[]> handle(Message message) {
            return switch (message) {
                case Message.EventReport report -> answer(report, once(report));
                case Message.LinkTest _, Message.OtherMessage _ -> answer(message, handOver(message));
                // Answering an answer would make two receivers talk for ever.
                case Message.Ack _, Message.Nak _, Message.Duh _, Message.Rsp _ -> Optional.empty();
            };
        }

        private Verdict once(Message.EventReport report) {
            return switch (duplicates.once(report, () -> handOver(report))) {
                case Duplicates.Said.First(Verdict verdict) -> verdict;
                case Duplicates.Said.Again(Verdict verdict) -> {
                    if (verdict != Verdict.NOT_NOW) {
                        witness.repeated(delivery(report), verdict);
                    }
                    yield verdict;
                }
            };
        }

        private Delivery delivery(Message message) {
            return new Delivery(message, transport, from, at);
        }

        private Verdict handOver(Message message) {
            try {
                return handler.handle(delivery(message));
            } catch (RuntimeException failed) {
                LOG.log(
                        ERROR,
                        "The handler failed on sequence "
                                + message.frame().frame().sequence().digits() + "; it is not acknowledged",
                        failed);
                return Verdict.NOT_NOW;
            }
        }

        private Optional<byte[]> answer(Message message, Verdict verdict) {
            Frame frame = message.frame().frame();
            return switch (verdict) {
                case ACCEPTED ->
                    Optional.of(Encoder.ack(
                            frame, rules(frame).protection(), settings.clock().instant()));
                case NOT_UNDERSTOOD -> Optional.of(Encoder.duh(frame));
                case NOT_NOW -> Optional.empty();
            };
        }

        private AccountRules rules(Frame frame) {
            return settings.accounts().rules(frame.route().account());
        }

        private Optional<byte[]> notUnderstood(Problem problem, Frame frame) {
            refuse(problem);
            return Optional.of(Encoder.duh(frame));
        }

        private Optional<byte[]> bad(Problem problem, CrcForm form) {
            return switch (settings.badFrame()) {
                case SILENCE -> silence(problem);
                case NAK -> nak(problem, form);
            };
        }

        private Optional<byte[]> nak(Problem problem, CrcForm form) {
            refuse(problem);
            return Optional.of(Encoder.nak(form, settings.clock().instant()));
        }

        private Optional<byte[]> silence(Problem problem) {
            refuse(problem);
            return Optional.empty();
        }

        private void refuse(Problem problem) {
            witness.refused(new Refusal(problem, decoding, bytes, transport, from, at));
        }
    }
}
