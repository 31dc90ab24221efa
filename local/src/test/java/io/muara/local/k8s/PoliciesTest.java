package io.muara.local.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How pods run and how they are protected, in every overlay. */
class PoliciesTest {

    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(password|secret|token|api.?key|jaas).*");

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void every_service_runs_twice_and_is_replaced_without_a_gap(String name) {
        for (var service : Overlay.SERVICES) {
            var deployment = Overlay.of(name).one(Deployment.class, service).getSpec();

            assertThat(deployment.getReplicas()).as(service).isGreaterThanOrEqualTo(2);
            var rolling = deployment.getStrategy().getRollingUpdate();
            assertThat(rolling.getMaxSurge().getIntVal()).as(service).isEqualTo(1);
            assertThat(rolling.getMaxUnavailable().getIntVal()).as(service).isZero();
            assertThat(deployment.getTemplate().getSpec().getTopologySpreadConstraints())
                    .as(service)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void every_service_is_asked_for_its_health_and_stops_in_peace(String name) {
        for (var service : Overlay.SERVICES) {
            var pod = podOf(Overlay.of(name), service);
            var container = pod.getContainers().getFirst();

            assertThat(path(container.getStartupProbe())).isEqualTo("/q/health/started");
            assertThat(path(container.getReadinessProbe())).isEqualTo("/q/health/ready");
            assertThat(path(container.getLivenessProbe())).isEqualTo("/q/health/live");
            var sleep = container.getLifecycle().getPreStop().getSleep().getSeconds();
            // Quarkus' own stop takes up to 20 s after it.
            assertThat(pod.getTerminationGracePeriodSeconds()).as(service).isGreaterThan(sleep + 20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void every_container_is_probed(String name) {
        assertThat(Overlay.of(name).containers()).allSatisfy(container -> {
            assertThat(container.getStartupProbe()).isNotNull();
            assertThat(container.getReadinessProbe()).isNotNull();
            assertThat(container.getLivenessProbe()).isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void every_pod_may_do_nothing_special(String name) {
        assertThat(Overlay.of(name).pods()).allSatisfy(template -> {
            var pod = template.getSpec();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(Stream.of(pod.getHostNetwork(), pod.getHostPID(), pod.getHostIPC()))
                    .doesNotContain(true);
            assertThat(pod.getVolumes()).allMatch(volume -> volume.getHostPath() == null);
        });
        assertThat(Overlay.of(name).containers()).allSatisfy(container -> {
            var rights = container.getSecurityContext();
            assertThat(rights.getAllowPrivilegeEscalation()).isFalse();
            assertThat(rights.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(rights.getCapabilities().getAdd()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void every_service_writes_to_its_mounts_alone_and_has_an_account_of_its_own(String name) {
        for (var service : Overlay.SERVICES) {
            var pod = podOf(Overlay.of(name), service);
            var container = pod.getContainers().getFirst();

            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getVolumeMounts())
                    .anyMatch(mount -> mount.getMountPath().equals("/tmp"));
            assertThat(pod.getServiceAccountName()).isEqualTo(service);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void every_container_has_the_memory_that_it_asks_for_and_no_limit_of_cpu(String name) {
        assertThat(Overlay.of(name).containers()).allSatisfy(container -> {
            var resources = container.getResources();
            assertThat(resources.getLimits()).containsOnlyKeys("memory");
            assertThat(resources.getLimits().get("memory"))
                    .isEqualTo(resources.getRequests().get("memory"));
            assertThat(resources.getRequests()).containsKeys("cpu", "memory");
        });
        for (var service : Overlay.SERVICES) {
            var container = podOf(Overlay.of(name), service).getContainers().getFirst();
            assertThat(container.getResources().getLimits()).containsEntry("memory", new Quantity("384Mi"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void an_image_is_one_certain_build(String name) {
        assertThat(Overlay.of(name).containers())
                .extracting(Container::getImage)
                .allSatisfy(image -> assertThat(image)
                        .matches(".+(:[^:/]+|@sha256:[0-9a-f]{64})")
                        .doesNotEndWith(":latest")
                        .doesNotEndWith(":unset"));
        if (name.equals("production")) {
            assertThat(Overlay.of(name).containers())
                    .extracting(Container::getImage)
                    .allMatch(image -> image.contains("@sha256:"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void no_secret_is_written_where_everybody_reads(String name) {
        assertThat(Overlay.of(name).containers())
                .flatExtracting(Container::getEnv)
                .filteredOn(variable -> SECRET_NAME.matcher(variable.getName()).matches())
                .allMatch(variable -> variable.getValue() == null);
        assertThat(Overlay.of(name).all(ConfigMap.class).stream().flatMap(PoliciesTest::settings))
                .isNotEmpty()
                .noneMatch(line -> SECRET_NAME.matcher(line).matches());
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void nobody_speaks_to_anybody_unless_told(String name) {
        var policies = Overlay.of(name).all(NetworkPolicy.class);

        assertThat(policies).anySatisfy(policy -> {
            assertThat(policy.getSpec().getPodSelector().getMatchLabels()).isEmpty();
            assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
            assertThat(policy.getSpec().getIngress()).isEmpty();
            assertThat(policy.getSpec().getEgress()).isEmpty();
        });
        assertThat(policies).allSatisfy(policy -> assertThat(Overlay.of(name)
                        .podsWith(policy.getSpec().getPodSelector().getMatchLabels()))
                .as("%s is about nobody", policy.getMetadata().getName())
                .isNotEmpty());
    }

    private static PodSpec podOf(Overlay overlay, String service) {
        return overlay.one(Deployment.class, service).getSpec().getTemplate().getSpec();
    }

    private static String path(Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
        return probe.getHttpGet().getPath();
    }

    /** The names of all settings: the keys of a map, and of the properties files that it holds. */
    private static Stream<String> settings(ConfigMap map) {
        return map.getData().entrySet().stream()
                .flatMap(entry -> entry.getKey().endsWith(".properties")
                        ? entry.getValue()
                                .lines()
                                .filter(line -> !line.startsWith("#"))
                                .map(line -> line.replaceFirst("=.*", ""))
                        : Stream.of(entry.getKey()));
    }
}
