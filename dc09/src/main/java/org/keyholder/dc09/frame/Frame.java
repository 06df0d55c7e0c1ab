package org.keyholder.dc09.frame;

/**
 * A frame whose header was read; its content is still as it came, enciphered or not.
 *
 * @param crcForm how its CRC was written, and how the answer's has to be
 * @param crc CRC-16/ARC, in the header and computed
 * @param length bytes from the first quote up to CR, in the header and computed
 * @param encrypted whether the id bore a star
 * @param content everything after the first {@code [} up to, not including, CR, a character per byte
 * @param allowed what had to be allowed for to read it; empty for a frame to the letter of the standard
 */
public record Frame(
        CrcForm crcForm,
        HeaderCheck crc,
        HeaderCheck length,
        MessageId id,
        boolean encrypted,
        Sequence sequence,
        Route route,
        String content,
        Allowances allowed) {}
