package org.keyholder.dc09.receiver;

/** How a message came. */
public enum Transport {
    /** Over a TCP connection. */
    TCP,
    /** In a UDP datagram. */
    UDP
}
