package io.muara.chat.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muara.contracts.Attachment;
import io.muara.contracts.Topics;
import io.muara.contracts.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentedCallsIT {

    @TempDir
    Path folder;

    @Test
    void every_documented_command_works_as_it_stands() throws Exception {
        for (var file : List.of("photo.jpg", "recording.mp3", "scan.pdf")) {
            Files.writeString(folder.resolve(file), "not really a " + file);
        }
        try (var service = new ManualService(folder);
                var inbound = service.reader(Topics.INBOUND)) {
            for (var call : DocumentedCalls.all()) {
                var command = call.command()
                        .replace("http://localhost:8081/", service.chat.url("/").toString());
                var shell = new ProcessBuilder("sh", "-c", command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();

                var said = Wire.json().readTree(shell.getInputStream().readAllBytes());

                assertThat(shell.waitFor()).as(command).isZero();
                assertThat(said.has("id")).as("%s said %s", command, said).isEqualTo(!call.isRefused());
            }
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(ManualService.byId(inbound, "letter-2026-000123"))
                            .singleElement()
                            .satisfies(letter -> assertThat(letter.attachments())
                                    .extracting(Attachment::name)
                                    .containsExactly("scan.pdf")));
        }
    }
}
