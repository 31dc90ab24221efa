package io.muara.ticket.lifecycle;

import static io.muara.contracts.DeliveryReport.Status.DELIVERED;
import static io.muara.contracts.DeliveryReport.Status.READ;
import static io.muara.contracts.DeliveryReport.Status.SENDING;
import static io.muara.contracts.DeliveryReport.Status.WAITING;

import io.muara.contracts.DeliveryReport.Status;
import java.time.Instant;

/** How the delivery of a reply may go on: reports come late, doubled and out of order. */
final class Delivery {

    private Delivery() {}

    static boolean advances(Status known, Instant knownAt, Status reported, Instant at) {
        return switch (known) {
            case WAITING, UNCERTAIN, SENT, DELAYED -> reported.compareTo(known) > 0;
            // A provider may ask for patience in the middle of sending, and then the reply is certainly not out.
            case SENDING -> reported.compareTo(known) > 0 || (reported == WAITING && at.isAfter(knownAt));
            case DELIVERED -> reported == READ;
            case READ -> false;
            // What the customer has, has not failed, whoever said so before.
            case FAILED -> reported == DELIVERED || reported == READ;
        };
    }

    /** Whether anybody outside wants to hear of it: sending begins with every reply and lasts for a moment. */
    static boolean isNews(Status status) {
        return status != SENDING;
    }
}
