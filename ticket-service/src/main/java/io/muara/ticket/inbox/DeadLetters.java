package io.muara.ticket.inbox;

import io.muara.contracts.Topics;
import io.muara.ticket.database.Storable;
import io.muara.ticket.outbox.Letter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How a record that cannot be handled is told to its dead-letter topic. */
public final class DeadLetters {

    /** Room for the headers in a record of a broker's usual limit. */
    private static final int LONGEST = 900_000;

    private DeadLetters() {}

    public static Letter of(Source source, String key, String reason) {
        var headers = new HashMap<>(Map.of(
                "muara-reason", Storable.text(reason),
                "muara-topic", source.topic(),
                "muara-partition", Integer.toString(source.partition()),
                "muara-offset", Long.toString(source.offset())));
        var value = Optional.ofNullable(source.value());
        if (value.isPresent() && value.get().length > LONGEST) {
            headers.put("muara-omitted", "too long to be repeated here");
            value = Optional.empty();
        }
        return new Letter(Topics.deadLetter(source.topic()), Optional.of(key), key, headers, value);
    }
}
