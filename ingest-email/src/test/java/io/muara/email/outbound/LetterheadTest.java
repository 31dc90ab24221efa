package io.muara.email.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterheadTest {

    @TempDir
    Path folder;

    @Test
    void ours_speaks_the_language_of_the_mail_or_else_the_usual_one() throws Exception {
        assertThat(footer("id", "en")).isEqualTo("Ticket 7");
        assertThat(footer("id", "en_US")).isEqualTo("Ticket 7");
        assertThat(footer("en", "in-ID")).isEqualTo("Tiket 7");
        assertThat(footer("id", "fr")).isEqualTo("Tiket 7");
        assertThat(footer("en", "not a language")).isEqualTo("Ticket 7");
    }

    @Test
    void an_automatic_mail_says_so_and_bears_no_signature() throws Exception {
        var wording = Letterhead.load(Optional.empty(), "id")
                .write(Replies.automatic("Kami terima."), "Salam, Ada", List.of());

        assertThat(wording.text())
                .isEqualToIgnoringNewLines("Kami terima.Tiket 7 · Pesan ini dikirim secara otomatis.");
        assertThat(wording.html()).contains("otomatis").doesNotContain("Ada");
    }

    @Test
    void what_a_folder_does_not_bring_is_ours_and_it_may_bring_a_language() throws Exception {
        write("en.txt", "{text}!");
        write("ms.txt", "{text} / Tiket {ticket}");
        write("ms.html", "<p>{body}</p>");

        var letterhead = Letterhead.load(Optional.of(folder), "id");

        assertThat(letterhead.write(Replies.in("en", "a"), "", List.of()).text())
                .isEqualTo("a!");
        assertThat(letterhead.write(Replies.in("en", "a"), "", List.of()).html())
                .contains("Ticket 7");
        assertThat(letterhead.write(Replies.in("ms-MY", "a"), "", List.of()).text())
                .isEqualTo("a / Tiket 7");
    }

    @Test
    void what_cannot_work_is_said_when_it_is_loaded() throws Exception {
        refused("en.html", "{body} {nobody}", "nobody");
        refused("en.html", "{#if automatic}{body}", "en.html is no template");
        refused("en.html", "<p>Halo</p>", "does not show {body}");
        refused("en.txt", "{#if automatic}{text}{/if}", "does not show {text}");
        refused("en.html", "{body}<img src=\"cid:logo.png\">", "cid:logo.png is not in the folder");
        refused("en.html", "{body}<img src=\"cid:logo.exe\">", "cid:logo.exe is no picture");
        refused("fr.html", "{body}", "fr.txt is missing");
        assertThatThrownBy(() -> Letterhead.load(Optional.empty(), "fr")).hasMessageContaining("only in en, id");
        assertThatThrownBy(() -> Letterhead.load(Optional.of(folder.resolve("x")), "id"))
                .isInstanceOf(Letterhead.Unusable.class)
                .hasMessageContaining("cannot be read as a folder");
    }

    private void refused(String name, String template, String why) throws IOException {
        var file = write(name, template);
        assertThatThrownBy(() -> Letterhead.load(Optional.of(folder), "id"))
                .isInstanceOf(Letterhead.Unusable.class)
                .hasMessageContaining(why);
        Files.delete(file);
    }

    private Path write(String name, String template) throws IOException {
        return Files.writeString(folder.resolve(name), template);
    }

    private static String footer(String usual, String language) throws Exception {
        return Letterhead.load(Optional.empty(), usual)
                .write(Replies.in(language, "Halo"), "", List.of())
                .text()
                .strip()
                .lines()
                .toList()
                .getLast();
    }
}
