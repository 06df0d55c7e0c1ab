package org.keyholder.dc09.receiver;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import org.keyholder.dc09.content.AcceptanceWindow;
import org.keyholder.dc09.message.Accounts;

/**
 * How a receiver behaves.
 *
 * @param address where it listens, TCP and UDP alike, as DC-09 asks of a receiver that has both; port 0 takes a free one
 * @param accounts keys and allowances
 * @param duplicateMemory how long a message is remembered by account, sequence, content and timestamp
 */
public record ReceiverSettings(
        InetSocketAddress address,
        Accounts accounts,
        AcceptanceWindow window,
        BadFrameAnswer badFrame,
        Duration duplicateMemory,
        ReceiverLimits limits,
        Clock clock) {
    /** Every account clear, the standard's window, silence for bad frames, two minutes of memory. */
    public static ReceiverSettings on(int port) {
        return new ReceiverSettings(
                new InetSocketAddress(port),
                Accounts.WITHOUT_KEYS,
                AcceptanceWindow.STANDARD,
                BadFrameAnswer.SILENCE,
                Duration.ofMinutes(2),
                ReceiverLimits.USUAL,
                Clock.systemUTC());
    }

    /** The same on another address. */
    public ReceiverSettings address(InetSocketAddress address) {
        return new ReceiverSettings(address, accounts, window, badFrame, duplicateMemory, limits, clock);
    }

    /** The same with these accounts. */
    public ReceiverSettings accounts(Accounts accounts) {
        return new ReceiverSettings(address, accounts, window, badFrame, duplicateMemory, limits, clock);
    }

    /** The same with another window. */
    public ReceiverSettings window(AcceptanceWindow window) {
        return new ReceiverSettings(address, accounts, window, badFrame, duplicateMemory, limits, clock);
    }

    /** The same with another answer to bad frames. */
    public ReceiverSettings badFrame(BadFrameAnswer badFrame) {
        return new ReceiverSettings(address, accounts, window, badFrame, duplicateMemory, limits, clock);
    }

    /** The same with another memory. */
    public ReceiverSettings duplicateMemory(Duration duplicateMemory) {
        return new ReceiverSettings(address, accounts, window, badFrame, duplicateMemory, limits, clock);
    }

    /** The same with other limits. */
    public ReceiverSettings limits(ReceiverLimits limits) {
        return new ReceiverSettings(address, accounts, window, badFrame, duplicateMemory, limits, clock);
    }

    /** The same with another clock. */
    public ReceiverSettings clock(Clock clock) {
        return new ReceiverSettings(address, accounts, window, badFrame, duplicateMemory, limits, clock);
    }
}
