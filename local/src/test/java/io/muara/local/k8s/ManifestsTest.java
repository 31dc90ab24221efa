package io.muara.local.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No field of any object is one that Kubernetes would drop without a word. */
class ManifestsTest {

    private static final Path BASE = Kustomize.FOLDER.resolve("base");

    @ParameterizedTest
    @MethodSource("files")
    void a_file_says_only_what_its_kinds_know(Path file) {
        var manifests = Manifests.in(file);

        assertThat(manifests).isNotEmpty().allSatisfy(StrictReading::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/local", "overlays/production"})
    void an_overlay_builds_and_says_only_what_its_kinds_know(String overlay) {
        var manifests = Manifests.parse(Kustomize.build(overlay));

        assertThat(manifests).hasSizeGreaterThan(30).allSatisfy(StrictReading::read);
        assertThat(manifests).extracting(Manifests::nameOf).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "pod/deployment.yaml, /spec/template/spec/containers/0, redinessProbe",
        "pod/deployment.yaml, /spec/template/spec/containers/0/lifecycle/preStop/sleep, second",
        "pod/deployment.yaml, /spec/template/spec/topologySpreadConstraints/0, maxSkewed",
        "ticket-service/service.yaml, /spec/ports/0, targetport",
        "ingest-chat/scaling.yaml, /spec/behavior/scaleDown, stabilisationWindowSeconds",
        "network/network-policies.yaml, /spec, egres",
        "attachments.yaml, /metadata, label",
        "router-service/scaling.yaml, /spec, maxReplicas",
        "router-service/scaling.yaml, /spec/triggers/0/metadata, consumergroup",
    })
    void a_misspelt_field_is_caught_wherever_it_stands(String file, String place, String field) {
        var manifest = first(file);
        ((ObjectNode) manifest.at(place)).putObject(field);

        assertThatThrownBy(() -> StrictReading.read(manifest))
                .isInstanceOf(StrictReading.Refused.class)
                .hasMessageContaining(field);
    }

    @ParameterizedTest
    @CsvSource({
        "pod/deployment.yaml, /spec, replicas",
        "router-service/scaling.yaml, /spec, maxReplicaCount",
    })
    void words_where_a_number_belongs_are_caught(String file, String place, String field) {
        var manifest = first(file);
        ((ObjectNode) manifest.at(place)).put(field, "two");

        assertThatThrownBy(() -> StrictReading.read(manifest)).isInstanceOf(StrictReading.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"policy/v1beta7, PodDisruptionBudget", "apps/v1, Deplyoment"})
    void a_kind_that_is_not_there_is_caught(String apiVersion, String kind) {
        var manifest = (ObjectNode) first("attachments.yaml");
        manifest.put("apiVersion", apiVersion).put("kind", kind);

        assertThatThrownBy(() -> StrictReading.read(manifest)).hasMessageContaining("there is no " + kind);
    }

    @Test
    void a_key_written_twice_is_caught() {
        assertThatThrownBy(() -> Manifests.parse("kind: Service\nkind: Deployment\n"))
                .hasMessageContaining("kind");
    }

    static List<Path> files() {
        return Manifests.filesIn(Kustomize.FOLDER);
    }

    private static JsonNode first(String file) {
        return Manifests.in(BASE.resolve(file)).getFirst();
    }
}
