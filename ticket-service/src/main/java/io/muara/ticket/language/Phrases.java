package io.muara.ticket.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Something that we say by ourselves, in several languages: in our words, or in those that an installation brings in their place. */
public final class Phrases {

    private static final Set<String> OURS = Set.of("id", "en");
    private static final String ENDING = ".txt";

    private final Map<String, Template> templates = new HashMap<>();
    private final Source source;
    private final String name;

    /**
     * Where texts lie.
     *
     * @param settings that brought them, such as {@code muara.acknowledgement}
     * @param ours the folder of ours
     * @param brought the folder of those that take their place
     * @param language where the contact's is not known
     */
    public record Source(String settings, String ours, Optional<Path> brought, String language) {}

    /**
     * @param name of the files before the language, such as {@code csat.} of {@code csat.id.txt}
     * @param examples of what it is filled with, which are tried
     * @throws ConfigurationException when a text cannot be used
     */
    public Phrases(Source source, String name, List<Map<String, Object>> examples) {
        this.source = source;
        this.name = name;
        var engine = Engine.builder().addDefaults().build();
        for (var language : languages()) {
            templates.put(language, template(engine, name + language + ENDING, examples));
        }
        if (!templates.containsKey(source.language())) {
            throw new ConfigurationException("%s.language is '%s', but there are only texts in %s"
                    .formatted(source.settings(), source.language(), new TreeSet<>(templates.keySet())));
        }
    }

    /** @param tag that the contact is known to speak, if anybody knows */
    public String language(Optional<String> tag) {
        return Languages.first(tag.stream(), templates.keySet()).orElse(source.language());
    }

    /** @param language one that {@link #language} gave */
    public String of(String language, Map<String, Object> values) {
        return filled(Objects.requireNonNull(templates.get(language)), values);
    }

    private static String filled(Template template, Map<String, Object> values) {
        return template.instance().data(values).render().strip();
    }

    private Template template(Engine engine, String file, List<Map<String, Object>> examples) {
        try {
            var template = engine.parse(text(file));
            examples.forEach(example -> filled(template, example));
            return template;
        } catch (IOException | TemplateException e) {
            throw new ConfigurationException(
                    "%s.texts: %s cannot be used: %s".formatted(source.settings(), file, e.getMessage()), e);
        }
    }

    private String text(String file) throws IOException {
        var brought = source.brought().map(folder -> folder.resolve(file)).filter(Files::exists);
        if (brought.isPresent()) {
            return Files.readString(brought.get());
        }
        try (var ours = Objects.requireNonNull(Phrases.class.getResourceAsStream(source.ours() + file), file)) {
            return new String(ours.readAllBytes(), UTF_8);
        }
    }

    private Set<String> languages() {
        var languages = new TreeSet<>(OURS);
        source.brought().ifPresent(folder -> {
            try (var files = Files.list(folder)) {
                languages(files).forEach(languages::add);
            } catch (IOException e) {
                throw new ConfigurationException(
                        "%s.texts: %s cannot be read as a folder".formatted(source.settings(), folder), e);
            }
        });
        return languages;
    }

    private Stream<String> languages(Stream<Path> files) {
        return files.map(file -> String.valueOf(file.getFileName()))
                .filter(file -> file.startsWith(name) && file.endsWith(ENDING))
                .map(file -> file.substring(name.length(), file.length() - ENDING.length()))
                .filter(language -> language.matches("[a-z]{2,3}"));
    }
}
