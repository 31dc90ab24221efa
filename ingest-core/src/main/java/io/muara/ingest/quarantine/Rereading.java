package io.muara.ingest.quarantine;

import io.muara.contracts.ChannelId;
import io.muara.contracts.Quarantined;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Reads what was put aside once more, with the code of today. A service has one for each way its channels read. */
public interface Rereading {

    /** Whether this channel's input is read here, and not by another service. */
    boolean reads(ChannelId channel);

    /**
     * What a first reading would have written, with the same ids. May block, and never throws for anything that could be in
     * quarantine.
     */
    Reread read(Quarantined entry, byte[] bytes);

    /**
     * @param records those for the quarantine among them, for what is unreadable still
     * @param ignored how much was understood and is nothing to keep
     */
    record Reread(List<ProducerRecord<String, byte[]>> records, int ignored) {
        public Reread {
            records = List.copyOf(records);
        }
    }
}
