package io.muara.ingest.quarantine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.muara.contracts.ChannelId;
import io.muara.contracts.MessageId;
import io.muara.contracts.Settlement;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What waits and what was settled lately, in bounded memory. An id that was settled never waits again, in whatever order its
 * records are read: it stands for the same bytes. Safe for use by many threads.
 */
final class Entries {

    private final int room;
    private final MeterRegistry meters;
    private final Map<MessageId, Entry> waiting = new LinkedHashMap<>();
    private final Map<MessageId, Entry> settled = new LinkedHashMap<>();
    private final Ids everSettled = new Ids();
    private final Map<MessageId, Settlement> settlements = new LinkedHashMap<>();
    private final Map<ChannelId, AtomicInteger> counts = new HashMap<>();

    /** @param room for how many that wait, and for as many that were settled */
    Entries(int room, MeterRegistry meters) {
        this.room = room;
        this.meters = meters;
    }

    synchronized void add(Entry entry) {
        var id = entry.id();
        if (waiting.containsKey(id) || settled.containsKey(id)) {
            return;
        }
        if (!everSettled.contains(id)) {
            waiting.put(id, entry);
            count(entry.channel()).incrementAndGet();
            return;
        }
        var settlement = settlements.remove(id);
        if (settlement != null) {
            keep(settled, id, entry.settled(settlement));
        }
    }

    /** What was settled before, and is again, is settled as it was last. */
    synchronized void settle(Settlement settlement) {
        var id = settlement.id();
        everSettled.add(id);
        var waited = waiting.remove(id);
        if (waited != null) {
            count(waited.channel()).decrementAndGet();
            keep(settled, id, waited.settled(settlement));
            return;
        }
        if (settled.computeIfPresent(id, (same, entry) -> entry.settled(settlement)) == null) {
            keep(settlements, id, settlement);
        }
    }

    /** @param beginnings of each partition: what lay before is no longer there */
    synchronized void forget(Map<Integer, Long> beginnings) {
        waiting.values().removeIf(entry -> {
            var isGone = isGone(entry, beginnings);
            if (isGone) {
                count(entry.channel()).decrementAndGet();
            }
            return isGone;
        });
        settled.values().removeIf(entry -> isGone(entry, beginnings));
    }

    synchronized boolean isFull() {
        return waiting.size() >= room;
    }

    synchronized Optional<Entry> find(MessageId id) {
        return Optional.ofNullable(waiting.get(id)).or(() -> Optional.ofNullable(settled.get(id)));
    }

    Page page(Filter filter, Optional<Page.Cursor> after, int limit) {
        var entries = meant(filter)
                .filter(entry -> after.isEmpty() || after.get().isBefore(entry))
                .filter(filter::takes)
                .sorted(Entry.OLDEST_FIRST)
                .limit(limit + 1L)
                .toList();
        if (entries.size() <= limit) {
            return new Page(entries, Optional.empty());
        }
        var shown = entries.subList(0, limit);
        return new Page(shown, Optional.of(Page.Cursor.after(shown.getLast())));
    }

    private synchronized Stream<Entry> meant(Filter filter) {
        var both = Stream.<Collection<Entry>>of(
                filter.settled().orElse(false) ? Map.<MessageId, Entry>of().values() : waiting.values(),
                filter.settled().orElse(true)
                        ? settled.values()
                        : Map.<MessageId, Entry>of().values());
        return both.flatMap(Collection::stream).toList().stream();
    }

    private AtomicInteger count(ChannelId channel) {
        return counts.computeIfAbsent(channel, first -> {
            var count = new AtomicInteger();
            meters.gauge("muara.quarantine.waiting", Tags.of("channel", first.value()), count);
            return count;
        });
    }

    private <V> void keep(Map<MessageId, V> map, MessageId id, V value) {
        map.put(id, value);
        if (map.size() > room) {
            map.remove(map.keySet().iterator().next());
        }
    }

    private static boolean isGone(Entry entry, Map<Integer, Long> beginnings) {
        return entry.place().offset() < beginnings.getOrDefault(entry.place().partition(), 0L);
    }
}
