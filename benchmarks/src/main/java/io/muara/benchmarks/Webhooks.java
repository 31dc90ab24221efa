package io.muara.benchmarks;

/** Signed calls of one provider, each with a message nobody has seen. One thread. */
interface Webhooks {

    Webhook next();

    /** Where they are posted to, below a server's address. */
    String path();
}
