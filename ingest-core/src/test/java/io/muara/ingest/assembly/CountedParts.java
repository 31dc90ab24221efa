package io.muara.ingest.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.ChannelId;
import io.muara.contracts.Content;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.InboundMessage;
import io.muara.contracts.MessageId;
import io.muara.contracts.OutboundMessage;
import io.muara.contracts.Provenance;
import io.muara.contracts.Sender;
import io.muara.contracts.Threading;
import io.muara.ingest.Arrived;
import io.muara.ingest.Assembling;
import io.muara.ingest.Delivery;
import io.muara.ingest.PolledChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A channel whose groups are whole when as many parts came as the group's name says after its last dash. */
final class CountedParts implements PolledChannel, Assembling {

    static final ChannelId ID = new ChannelId("counted");
    static final Duration PATIENCE = Duration.ofSeconds(2);

    static Arrived.Part part(String group, String text) {
        return new Arrived.Part(
                MessageId.of(ID, "demo", group + "/" + text, "part"),
                new ConversationKey(ID, "demo", "ada"),
                group,
                text.getBytes(UTF_8),
                Instant.EPOCH);
    }

    @Override
    public ChannelId id() {
        return ID;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public Delivery send(OutboundMessage message) {
        return new Delivery.Refused("nothing is sent here");
    }

    @Override
    public Duration patience(List<Arrived.Part> parts) {
        return PATIENCE;
    }

    @Override
    public Assembled assemble(List<Arrived.Part> parts, boolean timeUp) {
        var group = parts.getFirst().group();
        if (group.startsWith("broken")) {
            throw new IllegalStateException("a defect in a channel");
        }
        var wanted = Integer.parseInt(group.substring(group.lastIndexOf('-') + 1));
        if (parts.size() < wanted && !timeUp) {
            return new Assembled.Waiting();
        }
        var text = parts.stream()
                .map(part -> new String(part.bytes(), UTF_8))
                .sorted()
                .collect(Collectors.joining("+"));
        return new Assembled.Whole(List.of(new Arrived.Message(message(parts.getFirst(), text))));
    }

    private static InboundMessage message(Arrived.Part part, String text) {
        return new InboundMessage(
                MessageId.of(ID, "demo", part.group(), Content.MESSAGE),
                part.conversation(),
                new Sender(Optional.empty(), List.of(Sender.Identity.of("name", "ada"))),
                Optional.empty(),
                new Content.Text(text),
                List.of(),
                Threading.continuous(),
                new Provenance(
                        part.group(),
                        Provenance.Direction.INBOUND,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        Provenance.Original.json("{}")),
                Optional.empty());
    }
}
