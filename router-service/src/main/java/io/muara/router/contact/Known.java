package io.muara.router.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Topics;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.apache.kafka.common.utils.Utils;

/** The newest facts of each conversation, packed, within so much memory. Safe for use by many threads. */
final class Known {

    /** Of an entry of the map, its key and its arrays, beside what they hold. */
    private static final int OVERHEAD = 136;

    private final long room;
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
    private long bytes;
    private long forgotten;

    /** @param room in bytes */
    Known(long room) {
        this.room = room;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(byte[] packed, int length) {}

    static int partition(String conversation) {
        return Utils.toPositive(Utils.murmur2(conversation.getBytes(UTF_8))) % Topics.PARTITIONS;
    }

    void put(String conversation, byte[] facts) {
        var entry = new Entry(Packed.pack(facts), facts.length);
        synchronized (this) {
            remove(conversation); // so that it comes last
            entries.put(conversation, entry);
            bytes += size(conversation, entry);
            makeRoom();
        }
    }

    synchronized void remove(String conversation) {
        var before = entries.remove(conversation);
        if (before != null) {
            bytes -= size(conversation, before);
        }
    }

    Optional<byte[]> get(String conversation) {
        Entry entry;
        synchronized (this) {
            entry = entries.get(conversation);
        }
        return Optional.ofNullable(entry).map(found -> Packed.unpack(found.packed(), found.length()));
    }

    synchronized void drop(int partition) {
        var each = entries.entrySet().iterator();
        while (each.hasNext()) {
            var entry = each.next();
            if (partition(entry.getKey()) == partition) {
                bytes -= size(entry.getKey(), entry.getValue());
                each.remove();
            }
        }
    }

    synchronized int conversations() {
        return entries.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    /** How often there was no room. */
    synchronized long forgotten() {
        return forgotten;
    }

    private void makeRoom() {
        while (bytes > room && !entries.isEmpty()) {
            var oldest = entries.pollFirstEntry();
            bytes -= size(oldest.getKey(), oldest.getValue());
            forgotten++;
        }
    }

    private static int size(String conversation, Entry entry) {
        return OVERHEAD + conversation.length() + entry.packed().length;
    }
}
