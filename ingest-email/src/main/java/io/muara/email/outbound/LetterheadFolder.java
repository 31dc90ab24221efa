package io.muara.email.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muara.email.outbound.Letterhead.Unusable;
import io.muara.email.outbound.Wording.Picture;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Templates and the pictures that they show: {@code id.html} and {@code id.txt} for Indonesian, and so on. What the folder does
 * not have is ours.
 */
final class LetterheadFolder {

    private static final Set<String> OURS = Set.of("id", "en");
    private static final Pattern TEMPLATE = Pattern.compile("([a-z]{2,3})\\.(?:html|txt)");
    private static final Pattern SHOWN = Pattern.compile("cid:([A-Za-z0-9._-]+)");
    private static final Map<String, String> PICTURES = Map.of(
            "png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "gif", "image/gif", "webp", "image/webp");

    private final Optional<Path> folder;
    private final Engine engine = Engine.builder()
            .addDefaults()
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();

    LetterheadFolder(Optional<Path> folder) {
        this.folder = folder;
    }

    Map<String, Sheet> sheets() {
        var sheets = new HashMap<String, Sheet>();
        for (var language : languages()) {
            sheets.put(language, sheet(language));
        }
        return sheets;
    }

    private Set<String> languages() {
        var languages = new TreeSet<>(OURS);
        folder.ifPresent(brought -> {
            try (var files = Files.list(brought)) {
                files.map(file -> TEMPLATE.matcher(String.valueOf(file.getFileName())))
                        .filter(Matcher::matches)
                        .forEach(name -> languages.add(name.group(1)));
            } catch (IOException e) {
                throw new Unusable("%s cannot be read as a folder".formatted(brought), e);
            }
        });
        return languages;
    }

    private Sheet sheet(String language) {
        var source = source(language + ".html");
        var pictures = SHOWN.matcher(source)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .map(this::picture)
                .toList();
        var html = SHOWN.matcher(source).replaceAll(found -> "cid:" + contentId(found.group(1)));
        return new Sheet(
                        parsed(source(language + ".txt"), Variant.TEXT_PLAIN, language + ".txt"),
                        parsed(html, Variant.TEXT_HTML, language + ".html"),
                        pictures)
                .tried(language);
    }

    private Template parsed(String source, String mediaType, String name) {
        try {
            return engine.parse(source, Variant.forContentType(mediaType), name);
        } catch (TemplateException e) {
            throw new Unusable("%s is no template: %s".formatted(name, e.getMessage()), e);
        }
    }

    private String source(String name) {
        try {
            var brought = folder.map(found -> found.resolve(name)).filter(Files::exists);
            if (brought.isPresent()) {
                return Files.readString(brought.get());
            }
            return ours(name);
        } catch (IOException e) {
            throw new Unusable("%s cannot be read as UTF-8".formatted(name), e);
        }
    }

    private static String ours(String name) throws IOException {
        try (var template = LetterheadFolder.class.getResourceAsStream("/letterhead/" + name)) {
            if (template == null) {
                throw new Unusable("%s is missing: a language needs both its .html and its .txt".formatted(name));
            }
            return new String(template.readAllBytes(), UTF_8);
        }
    }

    private Picture picture(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        var mediaType = Optional.ofNullable(PICTURES.get(ending))
                .orElseThrow(() -> new Unusable("cid:%s is no picture that mail programs show".formatted(name)));
        var file = folder.map(found -> found.resolve(name))
                .orElseThrow(() -> new Unusable("cid:%s needs a folder to lie in".formatted(name)));
        try {
            return new Picture(name, mediaType, contentId(name), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new Unusable("cid:%s is not in the folder".formatted(name), e);
        }
    }

    private static String contentId(String name) {
        return name + "@letterhead";
    }
}
