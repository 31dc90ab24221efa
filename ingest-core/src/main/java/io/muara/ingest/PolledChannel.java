package io.muara.ingest;

/** A channel that we ask for new messages. */
public non-sealed interface PolledChannel extends Channel {}
