package io.muara.local.k8s;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one object says of another is true. */
class ReferencesTest {

    /** What k8s/README.md asks operations to make, because it must not lie in a repository. */
    private static final Map<String, List<String>> SECRETS_FROM_OUTSIDE =
            Map.of("local", List.of(), "production", Overlay.SERVICES);

    private static final ObjectMapper TREES = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void everything_a_pod_names_exists(String name) {
        var overlay = Overlay.of(name);
        var secrets = names(overlay, Secret.class);
        secrets.addAll(SECRETS_FROM_OUTSIDE.getOrDefault(name, List.of()));

        assertThat(overlay.pods()).isNotEmpty().allSatisfy(pod -> {
            var tree = TREES.<JsonNode>valueToTree(pod.getSpec());
            assertThat(names(overlay, ConfigMap.class)).containsAll(named(tree, "configMapRef", "name"));
            assertThat(names(overlay, ConfigMap.class)).containsAll(named(tree, "configMapKeyRef", "name"));
            assertThat(names(overlay, ConfigMap.class)).containsAll(named(tree, "configMap", "name"));
            assertThat(secrets).containsAll(named(tree, "secretRef", "name"));
            assertThat(secrets).containsAll(named(tree, "secretKeyRef", "name"));
            assertThat(secrets).containsAll(named(tree, "secret", "secretName"));
            assertThat(names(overlay, PersistentVolumeClaim.class))
                    .containsAll(named(tree, "persistentVolumeClaim", "claimName"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void every_service_has_its_account_settings_and_secrets(String name) {
        for (var service : Overlay.SERVICES) {
            var pod = Overlay.of(name)
                    .one(Deployment.class, service)
                    .getSpec()
                    .getTemplate()
                    .getSpec();
            var tree = TREES.<JsonNode>valueToTree(pod);

            assertThat(names(Overlay.of(name), ServiceAccount.class)).contains(pod.getServiceAccountName());
            // kustomize appends a hash of the content to what it generates, so that a change restarts the pods.
            assertThat(named(tree, "configMap", "name")).allMatch(map -> map.startsWith(service + "-"));
            assertThat(named(tree, "secret", "secretName")).allMatch(secret -> secret.startsWith(service));
            assertThat(named(tree, "configMapRef", "name")).allMatch(map -> map.startsWith("muara-"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void a_deployment_selects_its_own_pods_and_a_drain_takes_one_of_them_at_a_time(String name) {
        var overlay = Overlay.of(name);
        for (var service : Overlay.SERVICES) {
            var deployment = overlay.one(Deployment.class, service).getSpec();
            var budget = overlay.one(PodDisruptionBudget.class, service).getSpec();

            assertThat(overlay.podsWith(deployment.getSelector().getMatchLabels()))
                    .containsExactly(deployment.getTemplate());
            assertThat(overlay.podsWith(budget.getSelector().getMatchLabels()))
                    .containsExactly(deployment.getTemplate());
            assertThat(budget.getMaxUnavailable().getIntVal()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void a_service_leads_to_ports_that_its_pods_have(String name) {
        assertThat(Overlay.of(name).all(Service.class))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(service -> {
                    var pods = Overlay.of(name).podsWith(service.getSpec().getSelector());
                    assertThat(pods).hasSize(1);
                    var open =
                            pods.getFirst().getSpec().getContainers().getFirst().getPorts();
                    assertThat(service.getSpec().getPorts()).isNotEmpty().allSatisfy(port -> assertThat(open)
                            .anyMatch(it ->
                                    it.getName().equals(port.getTargetPort().getStrVal())
                                            && it.getContainerPort().equals(port.getPort())));
                });
    }

    @Test
    void outsiders_reach_the_api_and_the_webhooks_and_nothing_else() {
        var overlay = Overlay.of("production");
        var paths = overlay.all(Ingress.class).stream()
                .flatMap(ingress -> ingress.getSpec().getRules().stream())
                .flatMap(rule -> rule.getHttp().getPaths().stream())
                .toList();

        assertThat(paths)
                .extracting(path -> path.getBackend().getService().getName() + path.getPath())
                .containsExactlyInAnyOrder("ticket-service/api", "ingest-chat/webhooks", "ingest-email/webhooks/email");
        assertThat(paths).allSatisfy(path -> assertThat(portsOf(overlay, path))
                .contains(path.getBackend().getService().getPort().getName()));
        assertThat(Overlay.of("local").all(Ingress.class)).isEmpty();
    }

    private static Stream<String> portsOf(Overlay overlay, HTTPIngressPath path) {
        return overlay.one(Service.class, path.getBackend().getService().getName()).getSpec().getPorts().stream()
                .map(port -> port.getName());
    }

    private static Set<String> names(Overlay overlay, Class<? extends HasMetadata> type) {
        return overlay.all(type).stream()
                .map(object -> object.getMetadata().getName())
                .collect(toCollection(HashSet::new));
    }

    private static List<String> named(JsonNode tree, String reference, String field) {
        return tree.findValues(reference).stream()
                .filter(JsonNode::isObject)
                .map(node -> node.path(field).asText())
                .toList();
    }
}
