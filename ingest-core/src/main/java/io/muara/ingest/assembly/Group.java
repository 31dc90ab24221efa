package io.muara.ingest.assembly;

import io.muara.contracts.MessageId;
import io.muara.ingest.Arrived;
import io.muara.ingest.Assembling;
import io.muara.ingest.Assembling.Assembled;
import io.muara.ingest.cluster.Defect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The parts of one thing. It stays known for a while after it was whole, so that the same part again gives nothing; a part
 * that nobody had waited for any longer is made what it can be by itself.
 */
final class Group {

    private static final Logger LOG = Logger.getLogger(Group.class);

    private final Assembling channel;
    private final Set<MessageId> known = new HashSet<>();
    private final List<Arrived.Part> parts = new ArrayList<>();
    private final Set<MessageId> given = new HashSet<>();
    private long firstOffset;
    private Instant due = Instant.MIN;

    Group(Assembling channel) {
        this.channel = channel;
    }

    /** What the group is with this part too, as far as it was not given before; empty while more is to come. */
    List<Arrived> add(Arrived.Part part, long offset, Instant now) {
        if (!known.add(part.id())) {
            return List.of();
        }
        if (parts.isEmpty()) {
            firstOffset = offset;
        }
        parts.add(part);
        var arrived = assembled(false);
        due = parts.isEmpty() ? now : now.plus(channel.patience(List.copyOf(parts)));
        return arrived;
    }

    List<Arrived> timeUp() {
        return assembled(true);
    }

    Assembling channel() {
        return channel;
    }

    boolean isOpen() {
        return !parts.isEmpty();
    }

    long firstOffset() {
        return firstOffset;
    }

    /** When the waiting ends, or ended. */
    Instant due() {
        return due;
    }

    private List<Arrived> assembled(boolean timeUp) {
        try {
            return switch (channel.assemble(List.copyOf(parts), timeUp)) {
                case Assembled.Waiting waiting -> List.of();
                case Assembled.Whole(var arrived) -> {
                    parts.clear();
                    yield unseen(arrived);
                }
            };
        } catch (RuntimeException e) {
            // A defect of ours must not hold up the groups behind it.
            LOG.errorf("parts put aside, their channel failed channel=%s defect=%s", channel.id(), new Defect(e));
            var unreadable = parts.stream().map(Group::unreadable).toList();
            parts.clear();
            return unseen(unreadable);
        }
    }

    private static Arrived unreadable(Arrived.Part part) {
        return new Arrived.Unreadable(
                part.id(),
                part.conversation().account(),
                "application/octet-stream",
                part.bytes(),
                "the channel failed to put it together with the other parts");
    }

    private List<Arrived> unseen(List<Arrived> arrived) {
        var unseen = new ArrayList<Arrived>();
        for (var element : arrived) {
            if (isNew(element)) {
                unseen.add(element);
            }
        }
        return unseen;
    }

    private boolean isNew(Arrived element) {
        return switch (element) {
            case Arrived.Message(var message) -> given.add(message.id());
            case Arrived.Report(var report) -> given.add(report.id());
            case Arrived.Unreadable unreadable -> given.add(unreadable.id());
            case Arrived.Part part -> throw new IllegalStateException("what parts are together cannot be a part again");
            case Arrived.Ignored ignored -> true;
        };
    }
}
