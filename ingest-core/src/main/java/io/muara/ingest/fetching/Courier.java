package io.muara.ingest.fetching;

import io.muara.ingest.MediaSource.Located;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Goes where the {@link Gate} lets through, and after every redirect asks it anew. A provider's credentials go to the host
 * that they are for and to no other. Addresses of files are secrets and stand in no message of its exceptions.
 */
final class Courier implements AutoCloseable {

    private static final int MOST_REDIRECTS = 5;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Gate gate;
    private final CloseableHttpClient http;
    private final Duration longest;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("fetching-clock").factory());

    /** @param tls whose certificates are believed */
    Courier(Gate gate, FetchingConfig config, SSLContext tls) {
        this.gate = gate;
        this.http = http(config, tls);
        this.longest = config.longest();
        clock.setRemoveOnCancelPolicy(true);
    }

    /**
     * The answer that is no redirect any more, to be closed.
     *
     * @throws Gate.Closed when it leads where nothing is fetched from
     */
    Answer fetch(Located.At at, Set<String> hosts) throws IOException {
        var address = at.address();
        var headers = at.headers();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var trusted = at.trusted() && Gate.isSame(at.address(), address);
            var answer = ask(trusted ? gate.trusted(address) : gate.through(address, hosts), address, headers);
            var next = answer.redirect();
            if (next.isEmpty()) {
                return answer;
            }
            answer.close();
            var target = target(address, next.get());
            headers = Gate.isSame(address, target) ? headers : Map.of();
            address = target;
        }
        throw new Gate.Closed("more than %d redirects".formatted(MOST_REDIRECTS));
    }

    /** Ends everything under way. */
    @Override
    public void close() {
        clock.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }

    private Answer ask(HttpHost host, URI address, Map<String, String> headers) throws IOException {
        var request = new HttpGet(address);
        request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        headers.forEach(request::setHeader);
        // However slowly a server drips its answer, headers included.
        var end = clock.schedule(request::abort, longest.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return new Answer(http.executeOpen(host, request, null), () -> {
                end.cancel(false);
                request.abort();
            });
        } catch (IOException | RuntimeException e) {
            end.cancel(false);
            throw e;
        }
    }

    private static URI target(URI from, String location) throws Gate.Closed {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new Gate.Closed("a redirect that cannot be read");
        }
    }

    private static CloseableHttpClient http(FetchingConfig config, SSLContext tls) {
        var silence = Timeout.of(config.silence());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new NobodyToAsk())
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setMaxConnTotal(config.atOnce())
                .setMaxConnPerRoute(config.atOnce())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT))
                        .setSocketTimeout(silence)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(silence)
                        .setResponseTimeout(silence)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setKeepAliveStrategy((response, context) -> TimeValue.ZERO_MILLISECONDS)
                .setUserAgent("Muara")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Closing it ends the connection, however much of the answer is still to come. */
    record Answer(ClassicHttpResponse response, Runnable end) implements AutoCloseable {

        private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

        int status() {
            return response.getCode();
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(response.getFirstHeader(name)).map(header -> header.getValue());
        }

        Optional<String> redirect() {
            return REDIRECTS.contains(status()) ? header(HttpHeaders.LOCATION) : Optional.empty();
        }

        @Override
        public void close() {
            end.run();
        }
    }

    /** The gate knows every address before we go; whoever still asks for one must not get it. */
    private static final class NobodyToAsk implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException("a name was to be looked up that the gate has not seen");
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
