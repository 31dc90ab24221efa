package io.muara.local;

import io.muara.testkit.EmbeddedDatabase;
import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An installation of somebody else, for mail alone: it shares nothing with ours but the mail server. */
final class Neighbour implements AutoCloseable {

    /** The mail server makes the mailbox with the first mail to it; the address is its password. */
    static final String ADDRESS = "support@tetangga.example";

    private static final String KEY = "the-neighbours-own-key-of-32-characters";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EmbeddedKafka kafka = EmbeddedKafka.startTemporary();
    private final EmbeddedDatabase database = EmbeddedDatabase.startTemporary();
    private final int port = Ports.free();
    private final List<ServiceProcess> services = new ArrayList<>();
    private final Path folder;

    private Neighbour(Path folder) {
        this.folder = folder;
    }

    static Neighbour start(Platform ours, OnePlatform.Place place) throws InterruptedException {
        var neighbour = new Neighbour(place.folder().resolve("neighbour"));
        try {
            neighbour.start("ticket-service", neighbour.port, neighbour.ticketSettings());
            neighbour.start(
                    "router-service",
                    Ports.free(),
                    Map.of("muara.rules.folder", place.rules().toString()));
            neighbour.start("ingest-email", Ports.free(), mailSettings(ours));
            neighbour.awaitReady();
            return neighbour;
        } catch (RuntimeException | InterruptedException e) {
            neighbour.close();
            throw e;
        }
    }

    Api api() {
        return new Api("http://localhost:" + port, KEY);
    }

    @Override
    public void close() {
        services.forEach(ServiceProcess::kill);
        kafka.close();
        database.close();
    }

    private void start(String name, int port, Map<String, String> own) {
        var settings = new HashMap<>(own);
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.put("muara.attachments.folder", folder.resolve("attachments").toString());
        var log = folder.resolve(name + ".log");
        var service = new ServiceProcess(name, port, Home.path(), log, settings, Map.of("MUARA_API_KEY", KEY));
        services.add(service);
        service.start();
    }

    private void awaitReady() throws InterruptedException {
        for (var service : services) {
            if (!service.awaitReady(PATIENCE)) {
                throw new IllegalStateException("%s is not ready, see %s".formatted(service.name(), service.log()));
            }
        }
    }

    private Map<String, String> ticketSettings() {
        return Map.of("quarkus.datasource.reactive.url", database.reactiveUrl());
    }

    private static Map<String, String> mailSettings(Platform ours) {
        var account = "muara.email.accounts.support.";
        return Map.of(
                "muara.email.threading.secrets",
                "the neighbour's own secret of 32 characters",
                account + "address",
                ADDRESS,
                account + "imap.port",
                Integer.toString(ours.addresses().imap()),
                account + "imap.user",
                ADDRESS,
                account + "imap.password",
                ADDRESS,
                account + "smtp.port",
                Integer.toString(ours.addresses().smtp()),
                account + "smtp.user",
                ADDRESS,
                account + "smtp.password",
                ADDRESS);
    }
}
