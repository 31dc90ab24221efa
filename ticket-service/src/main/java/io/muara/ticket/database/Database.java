package io.muara.ticket.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Plain connections, for those few who need one of their own: migrations, and whoever holds locks for long. */
@ApplicationScoped
public class Database {

    private final String reactiveUrl;
    private final Optional<String> username;
    private final Optional<String> password;

    Database(
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> username,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.reactiveUrl = plain(url);
        this.username = username;
        this.password = password;
    }

    /** @param purpose how the connection shows in {@code pg_stat_activity} */
    public Connection connect(String purpose) throws SQLException {
        var settings = credentials();
        settings.setProperty("ApplicationName", "ticket-service-" + purpose);
        settings.setProperty("connectTimeout", "5");
        settings.setProperty("socketTimeout", "30");
        settings.setProperty("tcpKeepAlive", "true");
        // A plan that was kept from when a table was empty must not read the whole of it when it has filled.
        settings.setProperty("options", "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off");
        return DriverManager.getConnection(url(), settings);
    }

    String url() {
        return "jdbc:" + reactiveUrl();
    }

    String reactiveUrl() {
        return reactiveUrl;
    }

    Properties credentials() {
        var credentials = new Properties();
        username.ifPresent(name -> credentials.setProperty("user", name));
        password.ifPresent(secret -> credentials.setProperty("password", secret));
        return credentials;
    }

    private static String plain(String url) {
        var plain = url.startsWith("vertx-reactive:") ? url.substring("vertx-reactive:".length()) : url;
        if (!plain.startsWith("postgresql://")) {
            throw new IllegalArgumentException(
                    "quarkus.datasource.reactive.url must look like postgresql://host:port/database, but was '%s'"
                            .formatted(plain));
        }
        return plain;
    }
}
