package org.keyholder.dc09;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.keyholder.dc09.content.ExtendedData;
import org.keyholder.dc09.content.FrameKey;
import org.keyholder.dc09.content.Protection;
import org.keyholder.dc09.frame.Hex;
import org.keyholder.dc09.frame.Route;
import org.keyholder.dc09.frame.Sequence;
import org.keyholder.dc09.message.ContactIdEvent;
import org.keyholder.dc09.message.Modifier;
import org.keyholder.dc09.message.Qualifier;
import org.keyholder.dc09.message.SiaEvent;
import org.keyholder.dc09.message.SiaQualifier;

/** Made-up parts of messages, the same for the same seed. */
public final class Generated {
    private static final String HEX = "0123456789ABCDEFabcdef";
    private static final String TEXT = "abcXYZ 019.,:;-_+'()éü&%$!?<>=@{}~";

    private final Random random;

    public Generated(long seed) {
        this.random = new Random(seed);
    }

    public Route route() {
        return Route.to(hex(1, 6), hex(1, 6), hex(3, 16));
    }

    public Sequence sequence() {
        return new Sequence(random.nextInt(10_000));
    }

    public Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(946_684_800L, 4_102_444_800L));
    }

    public Protection protection() {
        return switch (random.nextInt(4)) {
            case 0 -> new Protection.ClearText();
            case 1 -> Protection.with(FrameKey.ofHex(hex(32, 32)));
            case 2 -> Protection.with(FrameKey.ofHex(hex(48, 48)));
            default -> Protection.with(FrameKey.ofHex(hex(64, 64)));
        };
    }

    public ContactIdEvent contactId() {
        Qualifier qualifier = List.of(Qualifier.values()).get(random.nextInt(3));
        return ContactIdEvent.of(qualifier, digits(3), digits(2), digits(3));
    }

    public SiaEvent sia() {
        List<Modifier> modifiers = new ArrayList<>();
        for (String letters : List.of("ti", "ri", "id", "pi", "pm")) {
            if (random.nextBoolean()) {
                String value = letters.equals("ti") ? digits(2) + ":" + digits(2) : digits(1 + random.nextInt(4));
                modifiers.add(new Modifier(letters, value, random.nextBoolean() ? "" : plainText()));
            }
        }
        SiaQualifier qualifier = random.nextBoolean() ? SiaQualifier.NEW : SiaQualifier.OLD;
        String code = "" + capital() + capital();
        String number = random.nextBoolean() ? "" : digits(1 + random.nextInt(4));
        return new SiaEvent(qualifier, code, number, modifiers, random.nextBoolean() ? "" : plainText(), "");
    }

    public List<ExtendedData> extended() {
        List<ExtendedData> blocks = new ArrayList<>();
        int count = random.nextInt(4);
        for (int made = 0; made < count; made++) {
            ExtendedData block = ExtendedData.of(capital(), text(20));
            String fitting = block.value().substring(0, Math.min(block.value().length(), block.longest()));
            blocks.add(ExtendedData.of(block.letter(), fitting));
        }
        return blocks;
    }

    public byte[] mutated(byte[] frame) {
        byte[] mutated = frame.clone();
        int changes = 1 + random.nextInt(4);
        for (int change = 0; change < changes && mutated.length > 0; change++) {
            mutated = mutatedOnce(mutated);
        }
        return mutated;
    }

    private byte[] mutatedOnce(byte[] frame) {
        int at = random.nextInt(frame.length);
        return switch (random.nextInt(6)) {
            case 0 -> set(frame, at, (byte) random.nextInt(256));
            case 1 -> set(frame, at, (byte) "\"#[]|_^/*LRNA0\n\r".charAt(random.nextInt(16)));
            case 2 -> splice(frame, at, Math.min(frame.length, at + 1 + random.nextInt(8)), 0);
            case 3 -> splice(frame, at, at, 1 + random.nextInt(8));
            case 4 -> set(frame, at, (byte) (frame[at] ^ 1 << random.nextInt(8)));
            default -> java.util.Arrays.copyOf(frame, at);
        };
    }

    private static byte[] set(byte[] frame, int at, byte value) {
        frame[at] = value;
        return frame;
    }

    private byte[] splice(byte[] frame, int from, int to, int inserted) {
        byte[] spliced = new byte[frame.length - (to - from) + inserted];
        System.arraycopy(frame, 0, spliced, 0, from);
        for (int at = from; at < from + inserted; at++) {
            spliced[at] = frame[random.nextInt(frame.length)];
        }
        System.arraycopy(frame, to, spliced, from + inserted, frame.length - to);
        return spliced;
    }

    public String text(int most) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(most);
        for (int at = 0; at < length; at++) {
            text.append(TEXT.charAt(random.nextInt(TEXT.length())));
        }
        return text.toString();
    }

    private String plainText() {
        return ("x" + text(12)).replaceAll("[^ -~]", "e");
    }

    private char capital() {
        return (char) ('A' + random.nextInt(26));
    }

    private String digits(int length) {
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at < length; at++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private String hex(int least, int most) {
        StringBuilder hex = new StringBuilder();
        int length = least + random.nextInt(most - least + 1);
        for (int at = 0; at < length; at++) {
            hex.append(HEX.charAt(random.nextInt(HEX.length())));
        }
        if (!Hex.isHex(hex.toString())) {
            throw new AssertionError(hex);
        }
        return hex.toString();
    }
}
