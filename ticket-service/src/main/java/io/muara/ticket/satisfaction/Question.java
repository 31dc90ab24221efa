package io.muara.ticket.satisfaction;

import io.muara.contracts.TicketEvent;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a contact can be asked. */
public enum Question {
    /** How content they are with how they were helped. */
    CSAT(1, 5, TicketEvent.Type.CSAT_RECEIVED),
    /** How likely they are to recommend us. */
    NPS(0, 10, TicketEvent.Type.NPS_RECEIVED);

    private final int worst;
    private final int best;
    private final TicketEvent.Type event;

    Question(int worst, int best, TicketEvent.Type event) {
        this.worst = worst;
        this.best = best;
        this.event = event;
    }

    public int worst() {
        return worst;
    }

    public int best() {
        return best;
    }

    /** From the worst to the best. */
    public IntStream scores() {
        return IntStream.rangeClosed(worst, best);
    }

    TicketEvent.Type event() {
        return event;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Question of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
