package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.Accounts.NUMBER;
import static io.muara.chat.whatsapp.Accounts.account;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource;
import io.muara.ingest.MediaSource.Located;
import io.muara.testkit.FakeGraph;
import io.muara.testkit.FakeProvider;
import io.muara.testkit.FakeProvider.Answer;
import io.muara.testkit.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhatsappMediaIT {

    private static final String EMPTY_HEX = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String EMPTY_BASE64 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    @Test
    void a_file_of_a_customer_is_found_by_its_id_and_fetched_with_our_token() throws Exception {
        try (var graph = FakeGraph.start(0);
                var http = HttpClient.newHttpClient()) {
            var id = graph.hold("image/jpeg", "jpeg".getBytes(UTF_8));

            var at = (Located.At) media(URI.create(graph.url())).locate("demo", remote(id));

            assertThat(at.bytes()).contains(4L);
            assertThat(at.trusted()).isTrue();
            var request = HttpRequest.newBuilder(at.address());
            at.headers().forEach(request::header);
            assertThat(http.send(request.build(), BodyHandlers.ofString()).body())
                    .isEqualTo("jpeg");
            assertThat(http.send(HttpRequest.newBuilder(at.address()).build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void meta_is_asked_for_the_number_and_its_hash_is_understood_either_way() {
        for (var hash : new String[] {EMPTY_HEX, EMPTY_BASE64}) {
            try (var meta = FakeProvider.start(0, request -> Answer.json(200, """
                    {"url":"https://lookaside.fbsbx.com/x?mid=1","sha256":"%s","file_size":"7","id":"1"}""".formatted(hash)))) {
                var at = (Located.At) media(meta.url()).locate("demo", remote("1"));

                assertThat(at.sha256()).contains(EMPTY_HEX);
                assertThat(at.bytes()).contains(7L);
                assertThat(at.headers()).containsEntry("Authorization", "Bearer muara-local-token");
                assertThat(at.trusted()).isFalse();
                assertThat(meta.requests()).singleElement().satisfies(request -> {
                    assertThat(request.path()).isEqualTo("/1");
                    assertThat(request.query()).isEqualTo("phone_number_id=" + NUMBER);
                    assertThat(request.headers()).containsEntry("authorization", "Bearer muara-local-token");
                });
            }
        }
    }

    @Test
    void what_is_gone_what_is_not_to_be_had_now_and_what_we_must_mend_are_told_apart() {
        try (var meta = FakeProvider.start(0, request -> Answer.json(404, "{\"error\":{\"code\":100}}"))) {
            var media = media(meta.url());
            assertThat(media.locate("demo", remote("1")))
                    .isInstanceOfSatisfying(Located.Gone.class, gone -> assertThat(gone.reason())
                            .contains("seven days"));
            meta.then(Answer.json(401, "{\"error\":{\"code\":190}}"));
            assertThat(media.locate("demo", remote("1")))
                    .isInstanceOfSatisfying(Located.Unavailable.class, not -> assertThat(not.reason())
                            .contains("token"));
            meta.then(Answer.json(400, "{\"error\":{\"code\":80007}}"));
            assertThat(media.locate("demo", remote("1"))).isInstanceOf(Located.Unavailable.class);
            meta.then(Answer.json(502, "bad gateway"));
            assertThat(media.locate("demo", remote("1"))).isInstanceOf(Located.Unavailable.class);
            meta.then(Answer.json(200, "{\"url\":\"no address\"}"));
            assertThat(media.locate("demo", remote("1"))).isInstanceOf(Located.Unavailable.class);
            assertThat(media.locate("nobody", remote("1"))).isInstanceOf(Located.Gone.class);
        }
        var nobody = media(URI.create("http://localhost:" + Ports.free()));
        assertThat(nobody.locate("demo", remote("1"))).isInstanceOf(Located.Unavailable.class);
    }

    @Test
    void an_id_that_leads_elsewhere_is_not_asked_for() {
        try (var meta = FakeProvider.start(0, request -> Answer.json(200, "{}"))) {
            assertThat(media(meta.url()).locate("demo", remote("../me?x="))).isInstanceOf(Located.Gone.class);
            assertThat(meta.requests()).isEmpty();
        }
    }

    private static MediaSource media(URI api) {
        return Accounts.channel(Accounts.at(api, Map.of("demo", account(NUMBER, Accounts.SECRET))))
                .media()
                .orElseThrow();
    }

    private static Attachment remote(String id) {
        return new Attachment(
                "a.jpg",
                "image/jpeg",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(id),
                Optional.empty());
    }
}
