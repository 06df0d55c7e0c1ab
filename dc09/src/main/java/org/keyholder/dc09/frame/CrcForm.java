package org.keyholder.dc09.frame;

/** How the CRC stands in the header. An answer goes out in the form of its request. */
public enum CrcForm {
    /** Four hexadecimal digits, upper or lower case: the standard since 2013, and what most panels send. */
    ASCII_HEX(4),
    /**
     * Two raw bytes, high byte first: the older reading of DC-09-2007 (Trikdis E16, OPAX, DSC). Either byte may be LF or CR, so
     * nothing may split a stream at those before the header is read.
     */
    TWO_BYTES(2);

    private final int crcBytes;

    CrcForm(int crcBytes) {
        this.crcBytes = crcBytes;
    }

    /** How many bytes the CRC takes on the wire. */
    int crcBytes() {
        return crcBytes;
    }

    /** How many bytes stand between LF and the first quote: the CRC and four digits of length. */
    int headerBytes() {
        return crcBytes + 4;
    }
}
