package io.muara.router.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What this API can be asked, by OpenAPI: {@code openapi.yaml} beside this class, which a test holds against the routes. */
@Singleton
class Description {

    static final String PATH = "/api/v1/routing/openapi";

    private final String yaml = read();

    void routes(@Observes Router router) {
        router.get(PATH).handler(call -> call.response()
                .putHeader("Content-Type", "application/yaml")
                .end(yaml));
    }

    private static String read() {
        try (var file = Objects.requireNonNull(Description.class.getResourceAsStream("openapi.yaml"))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml cannot be read", e);
        }
    }
}
