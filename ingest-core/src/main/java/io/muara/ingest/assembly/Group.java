package io.muara.ingest.assembly;

import io.muara.contracts.MessageId;
import io.muara.ingest.Arrived;
import io.muara.ingest.Assembling;
import io.muara.ingest.Assembling.Assembled;
import io.muara.ingest.cluster.Defect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** The parts of one thing. It stays known for a while after it was whole, so that a late part finds the others. */
final class Group {

    private static final Logger LOG = Logger.getLogger(Group.class);

    private final Assembling channel;
    private final long firstOffset;
    private final Map<MessageId, Arrived.Part> parts = new LinkedHashMap<>();
    private final Set<MessageId> given = new HashSet<>();
    private boolean isOpen = true;
    private Instant due = Instant.MIN;

    Group(Assembling channel, long firstOffset) {
        this.channel = channel;
        this.firstOffset = firstOffset;
    }

    /** What the group is with this part too, as far as it was not given before; empty while more is to come. */
    List<Arrived> add(Arrived.Part part, Instant now) {
        if (parts.putIfAbsent(part.id(), part) != null) {
            return List.of();
        }
        var patient = now.plus(channel.patience(part));
        due = patient.isAfter(due) ? patient : due;
        return assembled(!isOpen);
    }

    List<Arrived> timeUp() {
        return assembled(true);
    }

    Assembling channel() {
        return channel;
    }

    boolean isOpen() {
        return isOpen;
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
            return switch (channel.assemble(List.copyOf(parts.values()), timeUp)) {
                case Assembled.Waiting waiting -> List.of();
                case Assembled.Whole(var arrived) -> {
                    isOpen = false;
                    yield unseen(arrived);
                }
            };
        } catch (RuntimeException e) {
            // A defect of ours must not hold up the groups behind it.
            LOG.errorf("parts put aside, their channel failed channel=%s defect=%s", channel.id(), new Defect(e));
            isOpen = false;
            return unseen(parts.values().stream().map(Group::unreadable).toList());
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
