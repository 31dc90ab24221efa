package io.muara.local;

import io.muara.contracts.TicketEvent;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./muara demo}: a realistic morning, and what became of it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Sends a morning's messages to the local platform and shows the tickets they became.")
final class Demo implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The state of the platform to send to (default: .muara in the repository).")
    private Path data = Home.path().resolve(".muara");

    @Override
    public Integer call() {
        InfrastructureLog.silence();
        var running = Running.on(data);
        var api = new Api(running.addresses().ticketUrl(), running.apiKey());
        api.get("/teams"); // says clearly when nothing runs, before 40 messages fail one by one
        var messages = DemoMessage.morning();
        try (var events = new NewEvents(running.addresses().bootstrapServers(), Topics.TICKET_EVENTS)) {
            send(messages, running.addresses());
            var tickets = awaitTickets(events, messages.size());
            System.out.println(TicketTable.of(rows(api, tickets)));
            System.out.println("%d messages became %d tickets.".formatted(messages.size(), tickets.size()));
        }
        return 0;
    }

    private static void send(List<DemoMessage> messages, Addresses addresses) {
        var whatsapp = WhatsappSender.to(addresses);
        var mail = new MailSender("smtp://localhost:" + addresses.smtp(), LocalAccounts.MAIL_ADDRESS);
        System.out.println("Sending %d messages…".formatted(messages.size()));
        for (var message : messages) {
            if (message.isMail()) {
                mail.send("%s <%s>".formatted(message.name(), message.from()), message.subject(), message.text());
            } else {
                whatsapp.send(message.from(), message.name(), message.text());
            }
        }
    }

    private static List<TicketTable.Row> rows(Api api, Map<String, String> tickets) {
        return tickets.entrySet().stream()
                .map(ticket -> new TicketTable.Row(api.get("/tickets/" + ticket.getKey()), ticket.getValue()))
                .toList();
    }

    /** What was written, by the id of the ticket that got it. */
    private static Map<String, String> awaitTickets(NewEvents events, int messages) {
        var tickets = new HashMap<String, String>();
        var received = 0;
        var deadline = Instant.now().plus(PATIENCE);
        while (received < messages && Instant.now().isBefore(deadline)) {
            for (var record : events.next()) {
                var event = Wire.read(record.value(), TicketEvent.class);
                if (event.type() == TicketEvent.Type.MESSAGE_RECEIVED) {
                    received++;
                    tickets.put(
                            event.ticket().id().toString(),
                            event.message().map(TicketEvent.Message::text).orElse(""));
                }
            }
        }
        if (received < messages) {
            System.out.println("Only %d of %d messages became tickets within %d s; the logs in .muara/logs say why."
                    .formatted(received, messages, PATIENCE.toSeconds()));
        }
        return tickets;
    }
}
