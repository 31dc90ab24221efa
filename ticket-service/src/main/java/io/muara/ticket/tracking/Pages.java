package io.muara.ticket.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.contracts.Attachment;
import io.muara.contracts.Content;
import io.muara.contracts.Wire;
import io.muara.ticket.lifecycle.TicketMessage;
import io.muara.ticket.lifecycle.TicketMessage.Direction;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page in HTML: no script, nothing from elsewhere. */
@ApplicationScoped
class Pages {

    private final TrackingConfig config;
    private final String path;
    private final Template page;
    private final Template gone;
    private final Clock clock;

    Pages(TrackingConfig config, TrackingLinks links, Clock clock) {
        this.clock = clock;
        this.config = config;
        this.path = links.path();
        var html = Variant.forContentType(Variant.TEXT_HTML);
        var engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .build();
        this.page = engine.parse(read("page.html"), html);
        this.gone = engine.parse(read("gone.html"), html);
    }

    /**
     * What is told beside the ticket.
     *
     * @param notice that something was done
     * @param problem why something was not
     * @param draft of a message that was not taken
     */
    record Told(String notice, String problem, String draft) {

        static final Told NOTHING = new Told("", "", "");

        static Told notice(String text) {
            return new Told(text, "", "");
        }

        static Told problem(String text, String draft) {
            return new Told("", text, draft);
        }
    }

    /** For Qute, which finds what a page shows by name. */
    public record Said(String side, String who, String at, String shown, String text, String files) {}

    String show(String token, Tracked tracked, Language language, Told told) {
        var ticket = tracked.ticket();
        var shown = Map.<String, Object>ofEntries(
                Map.entry("language", language.code()),
                Map.entry("otherLanguage", language.other().code()),
                Map.entry("site", config.title()),
                Map.entry("path", path),
                Map.entry("token", token),
                Map.entry("text", language.texts()),
                Map.entry("heading", language.text("title", Long.toString(ticket.number()))),
                Map.entry("subject", ticket.subject().orElse("")),
                Map.entry("status", language.text("status." + tracked.status().id())),
                Map.entry("since", language.text("since", language.shown(ticket.statusSince(), config.timeZone()))),
                Map.entry("notice", told.notice()),
                Map.entry("problem", told.problem()),
                Map.entry("draft", told.draft()),
                Map.entry("longest", TrackingIntake.LONGEST),
                Map.entry("earlier", tracked.earlier()),
                Map.entry("messages", messages(tracked, language)),
                Map.entry("rating", tracked.isDone() ? RatingForm.of(tracked.asked(), language, clock.instant()) : ""));
        return page.data("page", shown).render();
    }

    String gone(Language language) {
        return gone.data(
                        "page",
                        Map.of(
                                "language", language.code(),
                                "site", config.title(),
                                "path", path,
                                "heading", language.text("gone.title"),
                                "text", language.text("gone.text")))
                .render();
    }

    static String read(String name) {
        try (var stream = Objects.requireNonNull(Pages.class.getResourceAsStream("/tracking/" + name), name)) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("%s cannot be read".formatted(name), e);
        }
    }

    private List<Said> messages(Tracked tracked, Language language) {
        return tracked.messages().stream()
                .flatMap(message -> said(message, language).stream())
                .toList();
    }

    /** Nothing for what shows nothing. */
    private Optional<Said> said(TicketMessage message, Language language) {
        var theirs = message.direction() == Direction.IN;
        var removed = Wire.read(message.content().getBytes(UTF_8), Content.class) instanceof Content.Deletion;
        var text = removed ? language.text("removed") : message.text().strip();
        var files = Stream.of(Wire.read(message.attachments().getBytes(UTF_8), Attachment[].class))
                .map(Attachment::name)
                .collect(Collectors.joining(", "));
        if (text.isEmpty() && files.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Said(
                theirs ? "theirs" : "ours",
                language.text(theirs ? "you" : "we"),
                message.sentAt().toString(),
                language.shown(message.sentAt(), config.timeZone()),
                text,
                files.isEmpty() ? "" : language.text("files", files)));
    }
}
