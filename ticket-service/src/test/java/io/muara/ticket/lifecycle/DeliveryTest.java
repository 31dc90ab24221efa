package io.muara.ticket.lifecycle;

import static io.muara.contracts.DeliveryReport.Status.DELAYED;
import static io.muara.contracts.DeliveryReport.Status.DELIVERED;
import static io.muara.contracts.DeliveryReport.Status.FAILED;
import static io.muara.contracts.DeliveryReport.Status.READ;
import static io.muara.contracts.DeliveryReport.Status.SENDING;
import static io.muara.contracts.DeliveryReport.Status.SENT;
import static io.muara.contracts.DeliveryReport.Status.UNCERTAIN;
import static io.muara.contracts.DeliveryReport.Status.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.muara.contracts.DeliveryReport.Status;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Instant THEN = Instant.EPOCH;
    private static final Instant LATER = THEN.plusSeconds(1);

    @Test
    void a_delivery_only_goes_forward() {
        assertThat(after(WAITING)).containsExactly(SENDING, UNCERTAIN, SENT, DELAYED, DELIVERED, READ, FAILED);
        assertThat(after(UNCERTAIN)).containsExactly(SENT, DELAYED, DELIVERED, READ, FAILED);
        assertThat(after(SENT)).containsExactly(DELAYED, DELIVERED, READ, FAILED);
        assertThat(after(DELAYED)).containsExactly(DELIVERED, READ, FAILED);
        assertThat(after(DELIVERED)).containsExactly(READ);
        assertThat(after(READ)).isEmpty();
    }

    @Test
    void what_arrived_has_not_failed() {
        assertThat(after(FAILED)).containsExactly(DELIVERED, READ);
    }

    @Test
    void a_provider_may_ask_for_patience_in_the_middle_of_sending_but_an_old_request_counts_for_nothing() {
        assertThat(after(SENDING)).contains(WAITING);
        assertThat(Delivery.advances(SENDING, LATER, WAITING, THEN)).isFalse();
    }

    private static List<Status> after(Status known) {
        return Arrays.stream(Status.values())
                .filter(reported -> Delivery.advances(known, THEN, reported, LATER))
                .toList();
    }
}
