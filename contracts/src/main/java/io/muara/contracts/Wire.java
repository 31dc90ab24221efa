package io.muara.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How records become bytes on Kafka: JSON, names in snake_case, absent values left out, unknown fields ignored so that a
 * newer writer does not stop an older reader. Safe for use by many threads.
 */
public final class Wire {

    private static final JsonMapper JSON = mapper();

    private Wire() {}

    /** The mapper itself, for those who stream. */
    public static JsonMapper json() {
        return JSON;
    }

    public static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "a %s cannot be written as JSON".formatted(value.getClass().getSimpleName()), e);
        }
    }

    /** Reads one record; a tombstone, a missing required field or broken JSON is {@link Unreadable}. */
    public static <T> T read(byte @Nullable [] bytes, Class<T> type) {
        if (bytes == null) {
            throw new Unreadable("a %s was expected, but the record has no value".formatted(type.getSimpleName()));
        }
        try {
            return JSON.readValue(bytes, type);
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable(
                    "the record is not a readable %s: %s".formatted(type.getSimpleName(), firstLine(e)), e);
        }
    }

    /** Poison: these bytes will never become what they should be, so trying again cannot help. */
    public static final class Unreadable extends RuntimeException {

        Unreadable(String message) {
            super(message);
        }

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static String firstLine(Exception e) {
        // Jackson appends a source excerpt on further lines, which would carry message text into logs.
        var message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return String.valueOf(message).lines().findFirst().orElse("");
    }

    private static JsonMapper mapper() {
        var mapper = JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule().addDeserializer(Instant.class, new InstantReader()))
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
        // A list or map that an older writer did not know is empty, not an unreadable record.
        var emptyWhenAbsent = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
        mapper.configOverride(List.class).setSetterInfo(emptyWhenAbsent);
        mapper.configOverride(Set.class).setSetterInfo(emptyWhenAbsent);
        mapper.configOverride(Map.class).setSetterInfo(emptyWhenAbsent);
        return mapper;
    }
}
