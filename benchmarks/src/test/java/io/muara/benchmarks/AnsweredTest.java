package io.muara.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnsweredTest {

    @Test
    void an_answer_is_whole_when_its_body_is_as_long_as_it_says() {
        assertThat(status("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")).isEqualTo(200);
        assertThat(status("HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: 11\r\n\r\n<Response/>"))
                .isEqualTo(200);
        assertThat(status("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\nRetry-After: 5\r\n\r\nbusy"))
                .isEqualTo(503);
    }

    @Test
    void it_is_not_whole_before() {
        assertThat(status("")).isZero();
        assertThat(status("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n")).isZero();
        assertThat(status("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n<Response"))
                .isZero();
    }

    @Test
    void in_chunks_it_is_whole_after_the_last() {
        var head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

        assertThat(status(head + "2\r\nok\r\n")).isZero();
        assertThat(status(head + "2\r\nok\r\n0\r\n\r\n")).isEqualTo(200);
    }

    private static int status(String answer) {
        var bytes = answer.getBytes(ISO_8859_1);
        return Answered.in(bytes, bytes.length).status();
    }
}
