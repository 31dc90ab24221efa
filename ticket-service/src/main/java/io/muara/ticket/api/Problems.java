package io.muara.ticket.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.muara.ticket.database.Outage;
import io.quarkus.logging.Log;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes a problem of everything that goes wrong, and lets nothing of our insides out. */
final class Problems {

    private static final int RETRY_SECONDS = 2;

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    @ServerExceptionMapper
    Response unacceptable(Unacceptable call) {
        return Problem.response(400, call.getMessage());
    }

    @ServerExceptionMapper
    Response overloaded(Overloaded call) {
        return Problem.builder(503, call.getMessage())
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    @ServerExceptionMapper
    Response unreadable(MismatchedInputException body) {
        return Problem.response(400, where(body));
    }

    @ServerExceptionMapper
    Response unreadable(ValueInstantiationException body) {
        return Problem.response(400, where(body));
    }

    @ServerExceptionMapper
    Response unknown(NotFoundException call) {
        return refused(call);
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException call) {
        var status = call.getResponse().getStatus();
        if (call.getCause() instanceof JsonProcessingException body) {
            return Problem.response(400, where(body));
        }
        var problem = Problem.builder(status, status < 500 ? call.getMessage() : null);
        Optional.ofNullable(call.getResponse().getHeaderString(HttpHeaders.ALLOW))
                .ifPresent(allowed -> problem.header(HttpHeaders.ALLOW, allowed));
        return problem.build();
    }

    @ServerExceptionMapper
    Response failed(Throwable failure) {
        if (Outage.is(failure)) {
            Log.warnf("call failed and may be tried again reason=%s", Outage.reason(failure));
            return Problem.builder(503, "the database does not answer")
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                    .build();
        }
        Log.error("call failed", failure);
        return Problem.response(500, null);
    }

    /** Where in the body and what about it, without quoting it. */
    private String where(JsonProcessingException body) {
        var path = body instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                        .collect(joining("."))
                : "";
        var location = body.getLocation();
        var place =
                location == null ? "" : "line %d column %d: ".formatted(location.getLineNr(), location.getColumnNr());
        return place + (path.isEmpty() ? "" : path + ": ") + what(body);
    }

    private String what(JsonProcessingException body) {
        if (body instanceof ValueInstantiationException && body.getCause() != null) {
            return String.valueOf(body.getCause().getMessage());
        }
        if (body instanceof UnrecognizedPropertyException) {
            return "there is no such field";
        }
        if (body instanceof InvalidFormatException unfit
                && unfit.getTargetType().isEnum()) {
            return "must be one of "
                    + Arrays.stream(unfit.getTargetType().getEnumConstants())
                            .map(one -> json.convertValue(one, String.class))
                            .collect(joining(", "));
        }
        var message = body.getOriginalMessage();
        return message == null
                ? "not the JSON we expect"
                : message.lines().findFirst().orElse("").replaceAll("`?(?:[a-z]+\\.)+[A-Za-z$]+`?", "value");
    }
}
