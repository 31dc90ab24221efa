package io.muara.ticket.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muara.ticket.api.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps what is read into memory small: the large limit of the server is for files alone, which go to disk as they come. */
@ApplicationScoped
class BodyLimit {

    /** Behind Quarkus' own, whose limit this one takes the place of. */
    private static final int AFTER_THE_SERVERS = 1;

    private static final String FILES = "/api/v1/files";

    private final long most;
    private final ObjectMapper json;

    BodyLimit(@ConfigProperty(name = "muara.api.most-bytes", defaultValue = "1M") MemorySize most, ObjectMapper json) {
        this.most = most.asLongValue();
        this.json = json;
    }

    void limit(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_SERVERS);
    }

    private void check(RoutingContext call) {
        if (call.normalizedPath().equals(FILES)) {
            call.next();
            return;
        }
        if (announced(call) > most) {
            refuse(call);
            return;
        }
        call.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
        call.next();
    }

    private static long announced(RoutingContext call) {
        try {
            return Optional.ofNullable(call.request().getHeader("Content-Length"))
                    .map(Long::parseLong)
                    .orElse(0L);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void refuse(RoutingContext call) {
        try {
            call.response()
                    .setStatusCode(413)
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .putHeader("Connection", "close")
                    .end(json.writeValueAsString(
                            Problem.of(413, "the body may have at most %d bytes".formatted(most))));
        } catch (JsonProcessingException e) {
            call.fail(e);
        }
    }
}
