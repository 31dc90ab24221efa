package io.muara.ticket.acknowledgement;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an acknowledgement says, by language. */
@Singleton
class Texts {

    private static final Set<String> OURS = Set.of("id", "en");
    private static final String ENDING = ".txt";
    private static final Map<String, String> OLD_CODES = Map.of("in", "id");

    private final Map<String, Template> templates = new HashMap<>();
    private final AcknowledgementConfig config;

    /** @throws ConfigurationException when a text cannot be used */
    Texts(AcknowledgementConfig config) {
        this.config = config;
        var engine = Engine.builder().addDefaults().build();
        for (var language : languages(config.texts())) {
            templates.put(language, template(engine, language));
        }
        if (!templates.containsKey(config.language())) {
            throw new ConfigurationException("muara.acknowledgement.language is '%s', but there are only texts in %s"
                    .formatted(config.language(), new TreeSet<>(templates.keySet())));
        }
    }

    void start(@Observes StartupEvent started) {
        // Being made is all that is wanted, so that a wrong text stops the start and not the first acknowledgement.
    }

    /** @param tag that the contact's app is set to, if anybody knows */
    String language(Optional<String> tag) {
        return tag.map(written ->
                        Locale.forLanguageTag(written.replace('_', '-')).getLanguage())
                .map(code -> OLD_CODES.getOrDefault(code, code))
                .filter(templates::containsKey)
                .orElse(config.language());
    }

    /**
     * @param language one that {@link #language} gave
     * @param link where the contact follows the ticket
     */
    String of(String language, long number, Optional<String> link) {
        return filled(Objects.requireNonNull(templates.get(language)), number, link.orElse(""));
    }

    private static String filled(Template template, long number, String link) {
        return template.instance()
                .data(Map.of("number", number, "link", link))
                .render()
                .strip();
    }

    private Template template(Engine engine, String language) {
        try {
            var template = engine.parse(source(language + ENDING));
            filled(template, 1, "");
            filled(template, 1, "https://example.com");
            return template;
        } catch (IOException | TemplateException e) {
            throw new ConfigurationException(
                    "muara.acknowledgement.texts: %s%s cannot be used: %s".formatted(language, ENDING, e.getMessage()),
                    e);
        }
    }

    private String source(String name) throws IOException {
        var brought = config.texts().map(folder -> folder.resolve(name)).filter(Files::exists);
        if (brought.isPresent()) {
            return Files.readString(brought.get());
        }
        try (var ours = Objects.requireNonNull(Texts.class.getResourceAsStream("/acknowledgement/" + name), name)) {
            return new String(ours.readAllBytes(), UTF_8);
        }
    }

    private static Set<String> languages(Optional<Path> folder) {
        var languages = new TreeSet<>(OURS);
        folder.ifPresent(brought -> {
            try (var files = Files.list(brought)) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.matches("[a-z]{2,3}\\.txt"))
                        .forEach(name -> languages.add(name.substring(0, name.length() - ENDING.length())));
            } catch (IOException e) {
                throw new ConfigurationException(
                        "muara.acknowledgement.texts: %s cannot be read as a folder".formatted(brought), e);
            }
        });
        return languages;
    }
}
