package io.muara.email.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParametersTest {

    @Test
    void segments_are_joined_in_order_with_the_charset_of_the_first() {
        assertThat(fileName("filename*1*=%A9.pdf; filename*0*=utf-8'id'caf%C3")).hasValue("café.pdf");
        assertThat(fileName("filename*0=\"long \"; filename*1=\"name.pdf\"")).hasValue("long name.pdf");
    }

    @Test
    void a_gap_in_the_segments_loses_only_the_gap() {
        assertThat(fileName("filename*0=a; filename*2=c")).hasValue("ac");
    }

    @Test
    void the_extended_form_wins_over_the_plain_one() {
        assertThat(fileName("filename=\"x.pdf\"; filename*=UTF-8''%E2%82%AC.pdf"))
                .hasValue("€.pdf");
    }

    @Test
    void encoded_words_in_a_value_are_decoded_though_they_must_not_be_there() {
        assertThat(fileName("filename=\"=?utf-8?Q?t=C3=A9st.pdf?=\"")).hasValue("tést.pdf");
    }

    @Test
    void quotes_semicolons_and_windows_paths_are_understood() {
        assertThat(fileName("filename=\"a;b \\\"c\\\".txt\"")).hasValue("a;b \"c\".txt");
        assertThat(fileName("filename=\"C:\\temp\\a.txt\"")).hasValue("C:\\temp\\a.txt");
        assertThat(fileName("filename=my file.txt; size=3")).hasValue("my file.txt");
    }

    @Test
    void doubled_semicolons_and_repeated_names_do_not_matter() {
        var type = Parameters.parse("text/plain; charset=\"utf-8\";; charset=x");

        assertThat(type.value()).isEqualTo("text/plain");
        assertThat(type.get("charset")).hasValue("utf-8");
    }

    @Test
    void an_endless_quote_or_a_lone_percent_breaks_nothing() {
        assertThat(fileName("filename=\"abc")).hasValue("abc");
        assertThat(fileName("filename*=utf-8''50%")).hasValue("50%");
        assertThat(fileName("filename*=")).hasValue("");
    }

    private static Optional<String> fileName(String parameters) {
        return Parameters.parse("attachment; " + parameters).get("filename");
    }
}
