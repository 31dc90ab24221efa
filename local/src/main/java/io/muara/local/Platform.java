package io.muara.local;

import io.muara.testkit.EmbeddedDatabase;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.FakeGraph;
import io.muara.testkit.FakeMailServer;
import io.muara.testkit.FakeProviders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Kafka, PostgreSQL, a mail server and a stand-in of WhatsApp in this process, and the four services as children. Not for
 * use by several threads at once, except {@link #services()}.
 */
final class Platform implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Addresses addresses;
    private final String apiKey;
    private final EmbeddedKafka kafka;
    private final EmbeddedDatabase database;
    private final FakeMailServer mail;
    private final FakeGraph graph;
    private final FakeProviders providers;
    private final List<ServiceProcess> services;

    private Platform(
            Addresses addresses,
            String apiKey,
            EmbeddedKafka kafka,
            EmbeddedDatabase database,
            FakeMailServer mail,
            FakeGraph graph,
            FakeProviders providers,
            List<ServiceProcess> services) {
        this.addresses = addresses;
        this.apiKey = apiKey;
        this.kafka = kafka;
        this.database = database;
        this.mail = mail;
        this.graph = graph;
        this.providers = providers;
        this.services = List.copyOf(services);
    }

    /**
     * Starts everything and waits until all of it is ready; what had started is stopped again when something does not.
     *
     * @param home the root of the repository, where the built services lie
     * @param rules to decide by, in place of those that ship
     * @param progress told of each part when it is up
     */
    static Platform start(
            Path home, DataFolder data, Addresses addresses, Optional<Path> rules, Consumer<String> progress) {
        return new Start(home, data, addresses, rules, progress).run();
    }

    Addresses addresses() {
        return addresses;
    }

    String apiKey() {
        return apiKey;
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    EmbeddedDatabase database() {
        return database;
    }

    FakeMailServer mail() {
        return mail;
    }

    FakeGraph graph() {
        return graph;
    }

    FakeProviders providers() {
        return providers;
    }

    List<ServiceProcess> services() {
        return services;
    }

    ServiceProcess service(String name) {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no service " + name));
    }

    /** Stops the services, then what they stand on. */
    @Override
    public void close() {
        stop(services);
        graph.close();
        providers.close();
        mail.close();
        kafka.close();
        database.close();
    }

    private static void stop(List<ServiceProcess> services) {
        services.forEach(ServiceProcess::askToStop);
        try {
            for (var service : services) {
                service.awaitStopped();
            }
        } catch (InterruptedException e) {
            services.forEach(ServiceProcess::kill);
            Thread.currentThread().interrupt();
        }
    }

    /** One start: remembers what is up already, so that a failure half way leaves nothing running. */
    private static final class Start {

        private final Path home;
        private final DataFolder data;
        private final Addresses addresses;
        private final Optional<Path> rules;
        private final Consumer<String> progress;
        private final String apiKey;
        private final Map<String, String> keys;
        private final Deque<AutoCloseable> running = new ArrayDeque<>();
        private final List<ServiceProcess> services = new ArrayList<>();

        Start(Path home, DataFolder data, Addresses addresses, Optional<Path> rules, Consumer<String> progress) {
            this.home = home;
            this.data = data;
            this.addresses = addresses;
            this.rules = rules;
            this.progress = progress;
            this.apiKey = data.apiKey();
            this.keys = Map.of("MUARA_API_KEY", apiKey, "MUARA_ADMIN_KEY", data.adminKey());
        }

        Platform run() {
            try {
                var kafka = up("Kafka", () -> EmbeddedKafka.start(data.resolve("kafka"), addresses.kafka()));
                var database =
                        up("PostgreSQL", () -> EmbeddedDatabase.start(data.resolve("postgres"), addresses.postgres()));
                var mail = up("mail server", this::mailServer);
                var graph = up(
                        "fake WhatsApp",
                        () -> FakeGraph.start(
                                addresses.graph(),
                                addresses.chatUrl() + "/webhooks/whatsapp/" + LocalAccounts.WHATSAPP,
                                LocalAccounts.APP_SECRET));
                var providers = up("fake providers", () -> FakeProviders.start(addresses.providers()));
                startServices();
                awaitServices();
                return new Platform(addresses, apiKey, kafka, database, mail, graph, providers, services);
            } catch (RuntimeException e) {
                undo();
                throw e;
            }
        }

        private FakeMailServer mailServer() {
            return FakeMailServer.start(
                    data.resolve("mail"),
                    addresses.smtp(),
                    addresses.imap(),
                    Map.of(LocalAccounts.MAIL_ADDRESS, LocalAccounts.MAIL_PASSWORD));
        }

        /** All at once, after what they stand on: they would start without it, but two cores do one after the other sooner. */
        private void startServices() {
            service("ticket-service", addresses.ticket(), ticketSettings());
            service("router-service", addresses.router(), routerSettings());
            service("ingest-chat", addresses.chat(), chatSettings());
            service("ingest-email", addresses.email(), emailSettings());
        }

        private void service(String name, int port, Map<String, String> own) {
            var settings = new HashMap<>(own);
            settings.put("kafka.bootstrap.servers", addresses.bootstrapServers());
            settings.put("muara.attachments.folder", data.resolve("attachments").toString());
            var log = data.resolve("logs").resolve(name + ".log");
            var service = new ServiceProcess(name, port, home, log, settings, keys);
            services.add(service);
            service.start();
        }

        private Map<String, String> ticketSettings() {
            return Map.of(
                    "quarkus.datasource.reactive.url",
                    "postgresql://localhost:%d/postgres".formatted(addresses.postgres()),
                    "quarkus.datasource.username",
                    "postgres",
                    "quarkus.datasource.password",
                    "postgres",
                    "muara.tracking.url",
                    addresses.ticketUrl() + "/t/{token}");
        }

        private Map<String, String> routerSettings() {
            return rules.map(folder ->
                            Map.of("muara.rules.folder", folder.toAbsolutePath().toString()))
                    .orElse(Map.of());
        }

        private Map<String, String> chatSettings() {
            return Map.of(
                    "muara.whatsapp.api", addresses.graphUrl(),
                    "muara.local.providers", addresses.providersUrl(),
                    "muara.public.url", addresses.chatUrl());
        }

        private Map<String, String> emailSettings() {
            return Map.of(
                    "muara.email.accounts.support.imap.port", Integer.toString(addresses.imap()),
                    "muara.email.accounts.support.smtp.port", Integer.toString(addresses.smtp()));
        }

        private void awaitServices() {
            for (var service : services) {
                up(service.name(), () -> {
                    await(service);
                    return () -> {};
                });
            }
        }

        private static void await(ServiceProcess service) {
            try {
                if (!service.awaitReady(PATIENCE)) {
                    throw new Refusal("%s did not become ready; its log %s ends so:%n%s"
                            .formatted(service.name(), service.log(), String.join("\n", service.lastWords(15))));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refusal("interrupted while waiting for " + service.name(), e);
            }
        }

        private <T extends AutoCloseable> T up(String part, Supplier<T> start) {
            var started = System.nanoTime();
            var up = start.get();
            running.push(up);
            progress.accept("%-16s up after %.1f s".formatted(part, (System.nanoTime() - started) / 1e9));
            return up;
        }

        private void undo() {
            stop(services);
            for (var part : running) {
                try {
                    part.close();
                } catch (Exception e) {
                    progress.accept(
                            "%s did not stop: %s".formatted(part.getClass().getSimpleName(), e.getMessage()));
                }
            }
        }
    }
}
