package io.muara.chat.manual;

import io.muara.contracts.ChannelId;
import io.muara.ingest.Arrived;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What one call means. Pure. */
final class ManualReading {

    static final ChannelId ID = new ChannelId("manual");

    private final String account;
    private final ManualLink links;

    /** @param fileHosts that files may be fetched from; empty for any */
    ManualReading(String account, Optional<Set<String>> fileHosts) {
        this.account = account;
        this.links = new ManualLink(account, fileHosts);
    }

    /**
     * @param hasFiles whether files come along
     * @throws ManualMistake when the caller got anything wrong
     */
    Arrived read(ManualKind kind, byte[] body, boolean hasFiles, Instant receivedAt) {
        var json = ManualJson.read(body);
        var fields = ManualFields.of(json.root());
        var envelope = new ManualEnvelope(account, json.text(), receivedAt);
        return switch (kind) {
            case CALL -> new Arrived.Message(ManualCall.read(fields, links, envelope));
            case MESSAGE -> new Arrived.Message(ManualMessage.read(fields, links, hasFiles, envelope));
            case DELIVERY -> new Arrived.Report(ManualReport.read(fields, account, receivedAt));
        };
    }
}
