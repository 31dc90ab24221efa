package io.muara.email.reading;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EncodedWordsTest {

    @Test
    void white_space_between_two_words_is_dropped_and_beside_text_it_is_kept() {
        assertThat(decode("=?utf-8?Q?Pesan?= \r\n =?utf-8?Q?an?=")).isEqualTo("Pesanan");
        assertThat(decode("a =?utf-8?Q?b?= c")).isEqualTo("a b c");
    }

    @Test
    void a_character_cut_between_two_words_is_whole_again() {
        assertThat(decode("=?utf-8?Q?sch=C3?= =?UTF-8?Q?=B6n?=")).isEqualTo("schön");
        assertThat(decode("=?utf-8?B?4oI=?= =?utf-8?B?rA==?=")).isEqualTo("€");
    }

    @Test
    void words_of_two_charsets_are_decoded_each_in_its_own() {
        assertThat(decode("=?iso-8859-1?Q?=E9?= =?utf-8?Q?=C3=A9?=")).isEqualTo("éé");
    }

    @Test
    void words_stand_inside_other_words_and_quotes() {
        assertThat(decode("Re:=?utf-8?Q?halo?=!")).isEqualTo("Re:halo!");
        assertThat(decode("\"=?utf-8?Q?Sari=2C_S.?=\"")).isEqualTo("\"Sari, S.\"");
    }

    @Test
    void spaces_question_marks_and_raw_bytes_inside_a_word_are_taken_as_they_are() {
        assertThat(decode("=?utf-8?Q?kapan sampai? besok?=")).isEqualTo("kapan sampai? besok");
        assertThat(decode("=?iso-8859-1?Q?Fr\u00F6sche?=")).isEqualTo("Frösche");
    }

    @Test
    void a_word_without_an_end_goes_to_the_end() {
        assertThat(decode("=?utf-8?Q?halo")).isEqualTo("halo");
        assertThat(decode("=?utf-8?B?aGFsbw")).isEqualTo("halo");
    }

    @Test
    void language_lower_case_and_missing_padding_do_not_matter() {
        assertThat(decode("=?utf-8*id?q?halo?=")).isEqualTo("halo");
        assertThat(decode("=?utf-8?b?aGFsbzE?=")).isEqualTo("halo1");
    }

    @Test
    void an_unknown_charset_is_guessed() {
        assertThat(decode("=?x-none?Q?=C3=A9?=")).isEqualTo("é");
    }

    @Test
    void iso_2022_jp_starts_anew_in_each_word() {
        assertThat(decode("=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?= =?ISO-2022-JP?B?GyRCOGwbKEI=?="))
                .isEqualTo("日本語");
    }

    @Test
    void raw_bytes_outside_of_words_are_utf_8_or_the_mails_charset() {
        assertThat(decode(new String("é".getBytes(UTF_8), ISO_8859_1))).isEqualTo("é");
        assertThat(EncodedWords.decode("\u00C1", "koi8-r")).isEqualTo("а");
    }

    private static String decode(String raw) {
        return EncodedWords.decode(raw, "");
    }
}
