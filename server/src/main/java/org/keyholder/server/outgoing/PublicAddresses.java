package org.keyholder.server.outgoing;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Finds no address of the own network, whatever name leads there: it is asked for each connection, and so also of a name that leads
 * elsewhere the next time.
 */
final class PublicAddresses implements DnsResolver {

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        if (Arrays.stream(found).anyMatch(PublicAddresses::isPrivate)) {
            throw new UnknownHostException("An address of the own network");
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }

    static boolean isPrivate(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet6Address ? isUniqueLocal(address) : isShared(address));
    }

    /** fc00::/7 (RFC 4193), and 64:ff9b::/96 (RFC 6052), behind which any address of four bytes may stand. */
    private static boolean isUniqueLocal(InetAddress address) {
        var bytes = address.getAddress();
        return (bytes[0] & 0xfe) == 0xfc || bytes[0] == 0 && bytes[1] == 0x64;
    }

    /** 0.0.0.0/8, 100.64.0.0/10 (RFC 6598), 198.18.0.0/15 (RFC 2544) and 240.0.0.0/4. */
    private static boolean isShared(InetAddress address) {
        int first = address.getAddress()[0] & 0xff;
        int second = address.getAddress()[1] & 0xff;
        return first == 0
                || first == 100 && (second & 0xc0) == 64
                || first == 198 && (second & 0xfe) == 18
                || first >= 240;
    }
}
