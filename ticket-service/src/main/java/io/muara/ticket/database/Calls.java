package io.muara.ticket.database;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/** PostgreSQL's notifications, each subscription on a connection of its own. */
@ApplicationScoped
public class Calls {

    private static final long RECONNECT_MILLIS = 1_000;

    private final Vertx vertx;
    private final Database database;

    Calls(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.database = database;
    }

    /**
     * Hands on what is notified, for as long as PostgreSQL answers; what is notified meanwhile is lost, and a connection
     * that breaks or cannot be had is tried for again and again.
     *
     * @return ends the subscription
     */
    public Runnable subscribe(String channel, Consumer<String> listener) {
        var subscriber = PgSubscriber.subscriber(vertx, options()).reconnectPolicy(attempt -> RECONNECT_MILLIS);
        subscriber.channel(channel).handler(listener::accept);
        subscriber.connect();
        return subscriber::close;
    }

    private PgConnectOptions options() {
        var options = PgConnectOptions.fromUri(database.reactiveUrl());
        var credentials = database.credentials();
        options.setUser(credentials.getProperty("user", options.getUser()));
        options.setPassword(credentials.getProperty("password", options.getPassword()));
        return options.addProperty("application_name", "ticket-service-calls");
    }
}
