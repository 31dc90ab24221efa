package io.muara.chat.slack;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.databind.JsonNode;
import io.muara.chat.slack.SlackEvent.Attached;
import io.muara.chat.slack.SlackEvent.Message;
import io.muara.contracts.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message says. */
final class SlackContent {

    private SlackContent() {}

    static Content of(Message message) {
        var text = textOf(message);
        return text.isEmpty() && SlackFiles.of(message).isEmpty()
                ? new Content.Unsupported(requireNonNullElse(message.subtype(), "message"), "cannot be shown here")
                : new Content.Text(text);
    }

    /** Of a kind that Slack invented since. */
    static Content unknown(String subtype) {
        return new Content.Unsupported(subtype, "cannot be shown here");
    }

    /** Apps, and forms that people fill in, often write nothing but blocks. */
    static String textOf(Message message) {
        var written = requireNonNullElse(message.text(), "");
        var shown = written.isBlank() ? inBlocks(message) : written;
        var lines = Stream.of(Stream.of(shown), quoted(message, written), SlackFiles.links(message))
                .flatMap(some -> some)
                .filter(line -> !line.isBlank());
        return SlackText.plain(lines.collect(Collectors.joining("\n")));
    }

    /** Whether its author only passes on what somebody else said. */
    static boolean isPassedOn(Message message) {
        return attachments(message).anyMatch(attached -> Boolean.TRUE.equals(attached.is_share()));
    }

    /** A preview of a link is left out where there is a text; a message that is passed on is not. */
    private static Stream<String> quoted(Message message, String written) {
        return attachments(message)
                .filter(attached -> written.isBlank() || Boolean.TRUE.equals(attached.is_share()))
                .flatMap(SlackContent::lines);
    }

    private static Stream<String> lines(Attached attached) {
        var said = Stream.of(attached.pretext(), attached.title(), attached.text())
                .map(line -> requireNonNullElse(line, ""))
                .filter(line -> !line.isBlank())
                .toList();
        return said.isEmpty() ? Stream.of(requireNonNullElse(attached.fallback(), "")) : said.stream();
    }

    private static Stream<Attached> attachments(Message message) {
        return requireNonNullElse(message.attachments(), List.<Attached>of()).stream();
    }

    private static String inBlocks(Message message) {
        var texts = new ArrayList<String>();
        if (message.blocks() != null) {
            message.blocks().forEach(block -> collect(block, texts));
        }
        return String.join("\n", texts);
    }

    /** Every block nests its texts differently, but all call them so. */
    private static void collect(JsonNode node, List<String> texts) {
        if (node.path("text").isTextual()) {
            texts.add(node.path("text").asText());
        }
        node.forEach(child -> {
            if (child.isContainerNode()) {
                collect(child, texts);
            }
        });
    }
}
