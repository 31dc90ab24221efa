package io.muara.ticket.sla;

import java.time.Instant;
import java.util.Optional;

/**
 * How a ticket stands after a change.
 *
 * @param opened whether the change opened it
 * @param waiting since when its contact waits for an answer
 */
record Standing(Instant at, boolean opened, String status, Optional<Instant> waiting, Subject subject) {}
