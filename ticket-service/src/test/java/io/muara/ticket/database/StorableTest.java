package io.muara.ticket.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StorableTest {

    @Test
    void what_postgresql_refuses_is_left_out_and_everything_else_kept() {
        assertThat(Storable.text("a\u0000b\ud83dc\udc4dd👍")).isEqualTo("abcd👍");
        assertThat(Storable.text("Halo 👋 é")).isEqualTo("Halo 👋 é");
    }

    @Test
    void a_key_is_short_and_unchanged_or_none() {
        assertThat(Storable.isKey("whatsapp:demo/1")).isTrue();
        assertThat(Storable.isKey("a\u0000")).isFalse();
        assertThat(Storable.isKey("x".repeat(1_001))).isFalse();
        assertThat(Storable.key("a\u0000" + "👍".repeat(600)))
                .hasSizeLessThanOrEqualTo(1_000)
                .doesNotContain("\u0000");
    }

    @Test
    void every_text_of_a_json_document_is_cleaned() throws Exception {
        var json = Storable.reading(JsonMapper.builder().build());

        var read = json.readValue("{\"a\":[\"x\\u0000y\"]}", new TypeReference<Map<String, List<String>>>() {});

        assertThat(read).isEqualTo(Map.of("a", List.of("xy")));
    }
}
