package io.muara.ingest;

/**
 * A channel whose callers are developers, at an address of its own: it tells them at once what they got wrong, where a
 * {@link WebhookChannel} would put it aside.
 */
public non-sealed interface ApiChannel extends Channel {}
