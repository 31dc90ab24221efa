package io.muara.ingest.setup;

/** The service must not start like this. The message names the property and how to fix it. */
public final class UnusableConfiguration extends RuntimeException {

    public UnusableConfiguration(String message) {
        super(message);
    }
}
