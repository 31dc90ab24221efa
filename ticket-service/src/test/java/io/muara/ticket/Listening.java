package io.muara.ticket;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One who listens to server-sent events, and the lines that they heard so far. */
public record Listening(HttpClient client, List<String> lines) implements AutoCloseable {

    private static final Pattern TICKET =
            Pattern.compile("\"ticketVersion\":(\\d+).*?\"ticket\":\\{\"id\":\"([^\"]+)\"");

    /** A block that came whole; whatever it lacks is empty. */
    public record Event(String id, String name, String data) {}

    /** @param lastEventId empty for what happens from now on */
    public static Listening open(URI events, String key, String lastEventId) {
        var request = HttpRequest.newBuilder(events).header("Authorization", "Bearer " + key);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        var client = HttpClient.newHttpClient();
        var lines = new CopyOnWriteArrayList<String>();
        var answer = client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines());
        Thread.ofVirtual().start(() -> answer.join().body().forEach(lines::add));
        return new Listening(client, lines);
    }

    /** Comments with an id are among them, too. */
    public List<Event> events() {
        var events = new ArrayList<Event>();
        var block = new ArrayList<String>();
        for (var line : lines) {
            if (line.isEmpty()) {
                events.add(new Event(field(block, "id"), field(block, "event"), field(block, "data")));
                block.clear();
            } else {
                block.add(line);
            }
        }
        return events;
    }

    /** Of each event its ticket's id, its version of the ticket and its kind, with blanks between. */
    public List<String> heard() {
        return events().stream().flatMap(Listening::heard).toList();
    }

    private static Stream<String> heard(Event event) {
        var found = TICKET.matcher(event.data());
        return found.find()
                ? Stream.of("%s %s %s".formatted(found.group(2), found.group(1), event.name()))
                : Stream.empty();
    }

    public List<String> versions(String ticket) {
        return heard().stream()
                .map(event -> event.split(" ", -1))
                .filter(event -> event[0].equals(ticket))
                .map(event -> event[1])
                .toList();
    }

    /** Empty before there was one. */
    public String lastId() {
        return events().stream().map(Event::id).filter(id -> !id.isEmpty()).reduce("", (one, next) -> next);
    }

    private static String field(List<String> block, String name) {
        return block.stream()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .map(line -> line.substring(name.length() + 1).strip())
                .orElse("");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
