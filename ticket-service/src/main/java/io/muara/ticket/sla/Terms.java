package io.muara.ticket.sla;

/** The policies of every version by which a clock runs: what was promised does not change with the files. */
@FunctionalInterface
interface Terms {

    Policies of(String version);
}
