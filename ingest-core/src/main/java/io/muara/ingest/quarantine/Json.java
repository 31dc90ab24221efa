package io.muara.ingest.quarantine;

import io.vertx.ext.web.RoutingContext;

/** An answer that is JSON and nobody's to keep. */
final class Json {

    private Json() {}

    static void to(RoutingContext call, Object view) {
        call.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(Views.json(view));
    }
}
