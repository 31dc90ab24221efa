package io.muara.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/**
 * In place of a {@link RoutedMessage} where nobody can tell what came in, so that what follows it in its conversation waits
 * behind it. Under the key that it came with.
 *
 * @param undecided why, for a person
 * @param topic where it lies, as it came
 */
public record Undecided(String undecided, String topic, int partition, long offset) {

    /** The same whenever the same record is told of again. */
    public UUID id() {
        return UUID.nameUUIDFromBytes(
                "%s/%d/%d".formatted(topic, partition, offset).getBytes(UTF_8));
    }
}
