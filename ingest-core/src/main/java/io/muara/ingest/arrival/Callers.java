package io.muara.ingest.arrival;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Who a call is from, as far as it can be known: never what its headers say, unless a proxy of ours wrote them. */
final class Callers {

    /** Whose calls are not counted, because many different ones may be meant. */
    static final long UNKNOWN = 0;

    private static final Logger LOG = Logger.getLogger(Callers.class);
    private static final String FORWARDED = "X-Forwarded-For";

    private final List<Network> proxies;
    private final AtomicBoolean warned = new AtomicBoolean();

    Callers(List<Network> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    /** {@link Address#caller} of the public address that called us or a proxy of ours, or {@link #UNKNOWN}. */
    long of(HttpServerRequest request) {
        var peer = request.remoteAddress();
        var address =
                Optional.ofNullable(peer == null ? null : peer.hostAddress()).flatMap(Address::parse);
        if (address.isEmpty()) {
            return UNKNOWN;
        }
        if (isProxy(address.get())) {
            return forwarded(request.headers().getAll(FORWARDED))
                    .map(Callers::caller)
                    .orElse(UNKNOWN);
        }
        if (!address.get().isPublic() && request.headers().contains(FORWARDED)) {
            warn();
        }
        return caller(address.get());
    }

    /** Each proxy appends whom it was called by, so the last that is not one of ours is the only one nobody could invent. */
    Optional<Address> forwarded(List<String> headers) {
        for (var header : headers.reversed()) {
            for (int end = header.length(); end >= 0; ) {
                var comma = header.lastIndexOf(',', end - 1);
                var address = Address.parse(header.substring(comma + 1, end).strip());
                if (address.isEmpty() || !isProxy(address.get())) {
                    return address;
                }
                end = comma;
            }
        }
        return Optional.empty();
    }

    private static long caller(Address address) {
        return address.isPublic() ? address.caller() : UNKNOWN;
    }

    private boolean isProxy(Address address) {
        for (var proxy : proxies) {
            if (proxy.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private void warn() {
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "calls come through a proxy that is not one of muara.arrival.trusted-proxies, so nobody is limited by address");
        }
    }
}
