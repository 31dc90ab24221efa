package io.muara.ticket.intake;

import io.muara.contracts.RoutedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which records may go on, which cannot be handled, and which must wait behind one of those. */
final class Sorting {

    private final List<RoutedMessage> accepted = new ArrayList<>();
    private final List<Arrival.Poison> poison = new ArrayList<>();
    private final List<Arrival.Message> held = new ArrayList<>();
    private int violations;

    private Sorting() {}

    /** @param violations messages that came after one that was behind them */
    record Tally(int duplicates, int violations, int parked) {}

    static Sorting of(List<Arrival> fresh, Map<String, Conversation> conversations, Instant now) {
        var sorting = new Sorting();
        for (var arrival : fresh) {
            var conversation = Objects.requireNonNull(conversations.get(arrival.conversation()));
            sorting.sort(arrival, conversation, now);
        }
        return sorting;
    }

    List<RoutedMessage> accepted() {
        return accepted;
    }

    List<Arrival.Poison> poison() {
        return poison;
    }

    List<Arrival.Message> held() {
        return held;
    }

    Tally tally(int duplicates) {
        return new Tally(duplicates, violations, poison.size());
    }

    private void sort(Arrival arrival, Conversation conversation, Instant now) {
        switch (arrival) {
            case Arrival.Poison bad -> {
                conversation.park(bad.reason(), now);
                poison.add(bad);
            }
            case Arrival.Message message when conversation.isParked() -> held.add(message);
            case Arrival.Message message -> accept(message, conversation);
        }
    }

    private void accept(Arrival.Message message, Conversation conversation) {
        if (!conversation.advance(message.source())) {
            violations++;
        }
        accepted.add(message.routed());
    }
}
