package io.muara.ingest.fetching;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hc.core5.http.HttpHost;

/**
 * Lets through only to providers. What it gives holds the address that was looked at, so that nobody asks for it again and
 * is told another one.
 */
final class Gate {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final Names names;
    private final Predicate<InetAddress> isPublic;

    /** @param isPublic which addresses may be gone to */
    Gate(Names names, Predicate<InetAddress> isPublic) {
        this.names = names;
        this.isPublic = isPublic;
    }

    static Gate toThePublicInternet() {
        return new Gate(InetAddress::getAllByName, PublicInternet::contains);
    }

    /**
     * @param hosts as {@link io.muara.ingest.MediaSource#hosts()}
     * @throws Closed when files are not fetched from there
     * @throws Lost when the name leads to an address that is not public, for now
     */
    HttpHost through(URI address, Set<String> hosts) throws Closed, Lost, UnknownHostException {
        var host = host(address);
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw new Closed("not https");
        }
        if (address.getRawUserInfo() != null) {
            throw new Closed("with a password in the address");
        }
        if (hosts.stream().noneMatch(allowed -> matches(host, allowed.toLowerCase(Locale.ROOT)))) {
            throw new Closed("a host that is not the provider's");
        }
        var found = names.addresses(host);
        for (var each : found) {
            if (!isPublic.test(each)) {
                throw new Lost();
            }
        }
        return new HttpHost("https", found[0], host, port(address));
    }

    /** For an address that operations configured: wherever it leads. */
    HttpHost trusted(URI address) throws Closed, UnknownHostException {
        var host = host(address);
        return new HttpHost(address.getScheme(), names.addresses(host)[0], host, port(address));
    }

    /** Whether what is meant for one may be told to the other. */
    static boolean isSame(URI one, URI other) {
        return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
                && String.valueOf(one.getHost()).equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static String host(URI address) throws Closed {
        if (address.getHost() == null) {
            throw new Closed("no host");
        }
        var host = address.getHost().toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static boolean matches(String host, String allowed) {
        return allowed.startsWith("*.") ? host.endsWith(allowed.substring(1)) : host.equals(allowed);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "http".equalsIgnoreCase(address.getScheme()) ? HTTP : HTTPS;
    }

    /** Asks the system, which may take a while. */
    @FunctionalInterface
    interface Names {

        /** One or more. */
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** Nothing is ever fetched from there. The message says what is wrong, and holds no address. */
    static final class Closed extends IOException {
        Closed(String what) {
            super(what);
        }
    }

    /** A name of the provider's leads to a machine that is not public: an attack, or a name server's mistake that may pass. */
    static final class Lost extends IOException {
        Lost() {
            super("an address that is not public");
        }
    }
}
