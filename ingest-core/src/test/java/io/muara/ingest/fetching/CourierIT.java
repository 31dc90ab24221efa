package io.muara.ingest.fetching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.muara.ingest.MediaSource.Located;
import io.muara.ingest.fetching.FileServer.Request;
import io.muara.testkit.TestCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Over TLS, by names that no name server knows: the gate says that they lie on this machine, and that this machine counts as
 * public here.
 */
class CourierIT {

    private static final String API = "api.example.test";
    private static final String CDN = "files.cdn.example.test";
    private static final String ELSEWHERE = "elsewhere.example.test";
    private static final Set<String> HOSTS = Set.of(API, "*.cdn.example.test", ELSEWHERE);
    private static final Map<String, String> LOGIN = Map.of("Authorization", "Bearer secret", "X-Key", "secret");
    private static final Duration PROMPTLY = Duration.ofSeconds(10);

    @TempDir
    static Path folder;

    private static SSLContext tls;

    private final CountDownLatch closed = new CountDownLatch(1);
    private FileServer server;
    private Courier courier;

    @BeforeAll
    static void certify() {
        tls = TestCertificate.make(folder, API, CDN).context();
    }

    @BeforeEach
    void start() {
        server = FileServer.start(tls.getServerSocketFactory(), "https", this::answer);
        courier = courier(tls, "127.0.0.1");
    }

    @AfterEach
    void stop() {
        closed.countDown();
        courier.close();
        server.close();
    }

    @Test
    void a_file_is_fetched_from_the_address_that_was_looked_at_with_the_provider_s_credentials() throws IOException {
        try (var answer = courier.fetch(at(API, "/file?x=%20y"), HOSTS)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.response().getEntity().getContent().readAllBytes())
                    .isEqualTo("file".getBytes(UTF_8));
        }

        assertThat(server.requests()).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/file?x=%20y");
            assertThat(request.headers())
                    .containsEntry("authorization", "Bearer secret")
                    .containsEntry("user-agent", "Muara")
                    .containsEntry("accept-encoding", "identity");
            assertThat(request.headers().get("host")).startsWith(API);
        });
    }

    @Test
    void a_redirect_to_another_host_is_followed_without_them() throws IOException {
        try (var answer = courier.fetch(at(API, "/to-cdn"), HOSTS)) {
            assertThat(answer.status()).isEqualTo(200);
        }

        assertThat(server.requests()).hasSize(2);
        assertThat(server.requests().getFirst().headers()).containsKeys("authorization", "x-key");
        assertThat(server.requests().getLast().headers()).doesNotContainKeys("authorization", "x-key");
    }

    @Test
    void not_even_when_it_leads_back() throws IOException {
        try (var answer = courier.fetch(at(API, "/to-cdn-and-back"), HOSTS)) {
            assertThat(answer.status()).isEqualTo(200);
        }

        assertThat(server.requests()).hasSize(3);
        assertThat(server.requests().getLast().headers().get("host")).startsWith(API);
        assertThat(server.requests().getLast().headers()).doesNotContainKeys("authorization", "x-key");
    }

    @Test
    void a_redirect_within_a_host_is_followed_with_them() throws IOException {
        try (var answer = courier.fetch(at(API, "/within"), HOSTS)) {
            assertThat(answer.status()).isEqualTo(200);
        }

        assertThat(server.requests().getLast().headers()).containsEntry("authorization", "Bearer secret");
    }

    @Test
    void a_redirect_that_leads_away_from_the_provider_is_not_followed() {
        for (var path : new String[] {"/to-stranger", "/to-http", "/to-file", "/to-literal", "/unreadable"}) {
            assertThatThrownBy(() -> courier.fetch(at(API, path), HOSTS))
                    .as(path)
                    .isInstanceOf(Gate.Closed.class);
        }
        assertThat(server.requests()).hasSize(5);
    }

    @Test
    void more_than_five_redirects_are_not_followed() {
        assertThatThrownBy(() -> courier.fetch(at(API, "/round"), HOSTS)).isInstanceOf(Gate.Closed.class);

        assertThat(server.requests()).hasSize(6);
    }

    @Test
    void a_redirect_of_a_trusted_server_to_another_place_is_not_trusted() {
        try (var trusted = FileServer.start(this::answer)) {
            var at = new Located.At(trusted.url("/to-http"), LOGIN, Optional.empty(), Optional.empty(), true);

            assertThatThrownBy(() -> courier.fetch(at, HOSTS)).isInstanceOf(Gate.Closed.class);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_name_that_leads_to_a_private_address_is_not_followed() throws Exception {
        try (var strict = new Courier(
                new Gate(host -> addresses("127.0.0.1"), PublicInternet::contains),
                Quick.usual(),
                SSLContext.getDefault())) {
            assertThatThrownBy(() -> strict.fetch(at(API, "/file"), HOSTS)).isInstanceOf(Gate.Lost.class);
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_server_that_cannot_prove_its_name_is_told_nothing() {
        assertThatThrownBy(() -> courier.fetch(at(ELSEWHERE, "/file"), HOSTS))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("/file");

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_server_whose_certificate_nobody_vouches_for_is_told_nothing() throws Exception {
        try (var usual = courier(SSLContext.getDefault(), "127.0.0.1")) {
            assertThatThrownBy(() -> usual.fetch(at(API, "/file"), HOSTS)).isInstanceOf(IOException.class);
        }

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for() {
        assertTimeoutPreemptively(PROMPTLY, () -> assertThatThrownBy(() -> courier.fetch(at(API, "/silent"), HOSTS))
                .isInstanceOf(IOException.class));
    }

    @Test
    void a_server_that_says_little_but_often_is_not_waited_for_either() {
        assertTimeoutPreemptively(
                PROMPTLY, () -> assertThatThrownBy(() -> courier.fetch(at(API, "/dripping-head"), HOSTS))
                        .isInstanceOf(IOException.class));
        assertTimeoutPreemptively(PROMPTLY, () -> {
            try (var answer = courier.fetch(at(API, "/dripping-body"), HOSTS)) {
                var body = answer.response().getEntity().getContent();
                assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
            }
        });
    }

    @Test
    void an_answer_without_end_ends_when_it_is_closed() {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            try (var answer = courier.fetch(at(API, "/endless"), HOSTS)) {
                assertThat(answer.response().getEntity().getContent().readNBytes(100))
                        .hasSize(100);
            }
        });
    }

    private void answer(Request request, OutputStream out) throws IOException, InterruptedException {
        switch (request.path().replaceFirst("\\?.*", "")) {
            case "/to-cdn" -> FileServer.redirect(out, server.url(CDN, "/file"));
            case "/to-cdn-and-back" -> FileServer.redirect(out, server.url(CDN, "/back"));
            case "/back" -> FileServer.redirect(out, server.url(API, "/file"));
            case "/within" -> FileServer.redirect(out, URI.create("/file"));
            case "/to-stranger" -> FileServer.redirect(out, URI.create("https://evil.example/"));
            case "/to-http" -> FileServer.redirect(out, URI.create("http://" + API + "/file"));
            case "/to-file" -> FileServer.redirect(out, URI.create("file:///etc/passwd"));
            case "/to-literal" -> FileServer.redirect(out, URI.create("https://169.254.169.254/latest/meta-data"));
            case "/unreadable" ->
                FileServer.answer(out, 302, Map.of("Content-Length", "0", "Location", "https://[/"), new byte[0]);
            case "/round" -> FileServer.redirect(out, URI.create("/round"));
            case "/silent" -> closed.await();
            case "/dripping-head" -> drip(out, "HTTP/1.1 200 OK\r\nX-Long: ");
            case "/dripping-body" -> drip(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            case "/endless" -> endless(out);
            default -> FileServer.file(out, "text/plain", "file".getBytes(UTF_8));
        }
    }

    private void drip(OutputStream out, String start) throws IOException, InterruptedException {
        out.write(start.getBytes(UTF_8));
        while (!closed.await(300, TimeUnit.MILLISECONDS)) {
            out.write('x');
            out.flush();
        }
    }

    private static void endless(OutputStream out) throws IOException {
        var chunk = new byte[8_192];
        Arrays.fill(chunk, (byte) 'x');
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n".getBytes(UTF_8));
        for (long sent = 0; sent < 999_999_999_999L; sent += chunk.length) {
            out.write(chunk);
        }
    }

    private Located.At at(String host, String path) {
        return new Located.At(server.url(host, path), LOGIN, Optional.empty(), Optional.empty(), false);
    }

    private static Courier courier(SSLContext tls, String address) {
        return new Courier(new Gate(host -> addresses(address), any -> true), Quick.usual(), tls);
    }

    private static InetAddress[] addresses(String literal) {
        return new InetAddress[] {InetAddress.ofLiteral(literal)};
    }
}
