package org.keyholder.server.identity.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from, as far as tries are counted: an address of four bytes, or the 64 bits that one customer of a provider has
 * of the longer ones. Whoever has those has more addresses than can be counted.
 */
record Network(String name) {

    private static final int BYTES_OF_A_CUSTOMER = 8;

    /** @param address as the web server tells it, never a name */
    static Network of(String address) {
        return new Network(name(address));
    }

    private static String name(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address long6
                    ? HexFormat.of().formatHex(Arrays.copyOf(long6.getAddress(), BYTES_OF_A_CUSTOMER))
                    : address;
        } catch (IllegalArgumentException e) {
            return address; // a local socket has no address, and counts as one
        }
    }
}
