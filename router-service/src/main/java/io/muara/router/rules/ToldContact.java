package io.muara.router.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.muara.contracts.Category;
import io.muara.contracts.written.Mistake;
import io.muara.contracts.written.Mistakes;
import io.muara.contracts.written.Place;
import io.muara.contracts.written.YamlFile;
import java.util.Optional;

/**
 * Who writes, as somebody at a terminal tells it: by the keys of examples, such as {@code vip: true, owner: sari}.
 *
 * @param contact empty when nothing is known of them
 * @param latest their latest ticket
 */
public record ToldContact(Optional<String> contact, Optional<String> latest) {

    /** @throws IllegalArgumentException that says what is wrong with what was told */
    public Trial writing(TrialMessage message, RuleSet rules) {
        var mistakes = new Mistakes("");
        var categories =
                rules.categories().keySet().stream().map(Category::value).collect(toSet());
        var section = new ContactSection(categories, rules.teams(), Optional.of(rules.fallback()));
        var known = section.read(
                contact.flatMap(it -> place("contact", it, mistakes)).orElse(null),
                latest.flatMap(it -> place("latest", it, mistakes)).orElse(null),
                message.message());
        if (mistakes.count() > 0) {
            throw new IllegalArgumentException(
                    mistakes.inOrder().stream().map(ToldContact::sentence).collect(joining("\n")));
        }
        return new Trial(message, known);
    }

    private static String sentence(Mistake mistake) {
        var where = mistake.path().isEmpty() ? "" : mistake.path() + ": ";
        return where
                + mistake.reason()
                + mistake.suggestion().map(it -> "; " + it).orElse("");
    }

    /** What stands in no braces stands in braces. */
    private static Optional<Place> place(String name, String told, Mistakes mistakes) {
        var yaml = told.startsWith("{") ? told : "{" + told + "}";
        return YamlFile.root("{%s: %s}".formatted(name, yaml).getBytes(UTF_8), mistakes)
                .flatMap(root -> Optional.ofNullable(root.entries().get(name)));
    }
}
