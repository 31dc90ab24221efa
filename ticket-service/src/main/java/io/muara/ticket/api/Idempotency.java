package io.muara.ticket.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muara.contracts.Sha256;
import io.muara.ticket.idempotency.Claim;
import io.muara.ticket.idempotency.IdempotentCalls;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** A POST with an Idempotency-Key does its work once: whoever calls again is answered the same. */
@Singleton
class Idempotency {

    static final String KEY = "Idempotency-Key";

    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String CLAIMED = Idempotency.class.getName();
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final List<String> KEPT = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);

    private final IdempotentCalls calls;
    private final ObjectMapper json;

    Idempotency(IdempotentCalls calls, ObjectMapper json) {
        this.calls = calls;
        this.json = json;
    }

    @SuppressWarnings("deprecation") // nothing else runs once the body was read, and before it is understood
    @ServerRequestFilter(readBody = true)
    Uni<@Nullable Response> before(ContainerRequestContext call) {
        var key = call.getHeaderString(KEY);
        if (key == null || !call.getMethod().equals("POST")) {
            return Uni.createFrom().nullItem();
        }
        if (!FORM.matcher(key).matches()) {
            return Uni.createFrom()
                    .item(Problem.response(400, "%s must have from 1 to 200 visible ASCII characters".formatted(KEY)));
        }
        return calls.claim(key, fingerprint(call)).map(claim -> switch (claim) {
            case Claim.First() -> {
                call.setProperty(CLAIMED, key);
                yield null;
            }
            case Claim.Answered answered -> again(answered);
            case Claim.Unsettled() ->
                Problem.response(
                        409,
                        "a call with this %s is being worked on, or was interrupted: look what became of it"
                                .formatted(KEY));
            case Claim.Different() -> Problem.response(422, "a call with this %s said something else".formatted(KEY));
        });
    }

    @ServerResponseFilter
    Uni<Void> after(ContainerRequestContext call, ContainerResponseContext answer) {
        var key = (String) call.getProperty(CLAIMED);
        if (key == null) {
            return Uni.createFrom().voidItem();
        }
        // 503 is what an outage leads to, which may have come after the work.
        return switch (answer.getStatus()) {
            case 500 -> calls.forget(key);
            case 503 -> Uni.createFrom().voidItem();
            default -> calls.answered(key, answered(answer));
        };
    }

    private Claim.Answered answered(ContainerResponseContext answer) {
        var headers = new LinkedHashMap<String, String>();
        for (var name : KEPT) {
            var value = answer.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (answer.getMediaType() != null) {
            headers.put(HttpHeaders.CONTENT_TYPE, answer.getMediaType().toString());
        }
        return new Claim.Answered(answer.getStatus(), headers, text(answer.getEntity()));
    }

    private String text(@Nullable Object entity) {
        if (entity == null || entity instanceof String) {
            return entity == null ? "" : (String) entity;
        }
        try {
            return json.writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }

    private static Response again(Claim.Answered answered) {
        var response = Response.status(answered.status()).header(REPLAYED, true);
        answered.headers().forEach(response::header);
        return answered.body().isEmpty()
                ? response.build()
                : response.entity(answered.body()).build();
    }

    private static String fingerprint(ContainerRequestContext call) {
        try {
            var body = call.getEntityStream().readAllBytes();
            call.setEntityStream(new ByteArrayInputStream(body));
            var digest = Sha256.digest();
            digest.update(call.getUriInfo().getRequestUri().getRawPath().getBytes(UTF_8));
            digest.update((byte) '\n');
            digest.update(
                    String.valueOf(call.getHeaderString(HttpHeaders.IF_MATCH)).getBytes(UTF_8));
            digest.update((byte) '\n');
            return Sha256.hex(digest, body);
        } catch (IOException e) {
            throw new UncheckedIOException("a call's body cannot be read", e);
        }
    }
}
