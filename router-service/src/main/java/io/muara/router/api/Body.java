package io.muara.router.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.muara.contracts.Wire;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads what a caller sends, to the letter: what they did not mean must not be guessed. */
final class Body {

    private Body() {}

    static <T> T read(RoutingContext call, Class<T> type) {
        var sent = call.body().buffer();
        if (sent == null || sent.length() == 0) {
            throw new Refused(400, "The body is missing; send JSON.");
        }
        try {
            return Wire.json()
                    .readerFor(type)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(sent.getBytes());
        } catch (JsonMappingException e) {
            throw new Refused(400, where(e) + what(e));
        } catch (JsonProcessingException e) {
            throw new Refused(400, "The body is not JSON: " + firstLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory cannot be read", e);
        }
    }

    private static String where(JsonMappingException e) {
        var path = e.getPath().stream().map(Body::step).collect(joining("."));
        return path.isEmpty() ? "" : path + ": ";
    }

    private static String step(Reference reference) {
        return reference.getFieldName() == null ? Integer.toString(reference.getIndex()) : reference.getFieldName();
    }

    private static String what(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException) {
            return "there is no such field";
        }
        if (e instanceof ValueInstantiationException && e.getCause() != null) {
            return firstLine(e.getCause().getMessage());
        }
        return "this is not what belongs here";
    }

    private static String firstLine(@Nullable String message) {
        return String.valueOf(message).lines().findFirst().orElse("");
    }
}
