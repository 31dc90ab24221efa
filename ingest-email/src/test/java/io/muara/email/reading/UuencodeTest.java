package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UuencodeTest {

    @Test
    void a_file_in_the_middle_of_a_text_is_a_file() {
        var split = Uuencode.split("Halo\nbegin 644 c:\\docs\\a.txt\n#0V%T\n`\nend\nSalam");

        assertThat(split.text()).isEqualTo("Halo\nSalam");
        assertThat(split.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("a.txt");
            assertThat(file.bytes()).isEqualTo("Cat".getBytes(US_ASCII));
        });
    }

    @Test
    void a_text_that_only_begins_alike_stays_whole() {
        for (var text : new String[] {
            "begin 2024 with us\nwe start on Monday with a great programme\nend",
            "begin 644 a.txt\n#0V%T\n",
            "begin 644 a\nend"
        }) {
            assertThat(Uuencode.split(text).text()).isEqualTo(text.strip());
            assertThat(Uuencode.split(text).files()).isEmpty();
        }
    }
}
