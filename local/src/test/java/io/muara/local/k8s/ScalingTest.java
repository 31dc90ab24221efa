package io.muara.local.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.muara.contracts.Topics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Never fewer than two of a service, never more than have something to read. */
class ScalingTest {

    @Test
    void what_reads_a_topic_is_scaled_by_its_lag() {
        assertThat(scaled())
                .extracting(object -> object.getMetadata().getName())
                .containsExactlyInAnyOrder("router-service", "ticket-service");
        assertThat(scaled()).allSatisfy(object -> {
            production().one(Deployment.class, object.<String>get("spec", "scaleTargetRef", "name"));
            assertThat(object.<Integer>get("spec", "minReplicaCount")).isGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void lag_is_counted_from_the_start_and_without_partitions_that_stand_still() {
        assertThat(scaled()).flatExtracting(ScalingTest::triggers).hasSize(2).allSatisfy(lag -> assertThat(lag)
                .containsEntry("offsetResetPolicy", "earliest")
                .containsEntry("excludePersistentLag", "true")
                .containsEntry("allowIdleConsumers", "false"));
    }

    @Test
    void the_last_replica_still_has_a_partition_for_each_of_its_consumers() {
        assertThat(scaled()).allSatisfy(object -> {
            var service = object.getMetadata().getName();
            var most = object.<Integer>get("spec", "maxReplicaCount");
            assertThat(triggers(object)).isNotEmpty().allSatisfy(lag -> {
                var consumers =
                        Integer.parseInt(Streams.setting(service, lag.getOrDefault("topic", "none"), "concurrency"));
                assertThat(most * consumers).isLessThanOrEqualTo(Topics.PARTITIONS);
            });
        });
    }

    @Test
    void the_lag_is_that_of_the_group_that_reads() {
        assertThat(scaled()).allSatisfy(object -> assertThat(triggers(object)).allSatisfy(lag -> assertThat(lag)
                .containsEntry(
                        "consumerGroup",
                        Streams.setting(
                                object.getMetadata().getName(), lag.getOrDefault("topic", "none"), "group.id"))));
    }

    @Test
    void scaling_down_waits_five_minutes() {
        assertThat(scaled())
                .extracting(object -> object.<Integer>get(
                        "spec",
                        "advanced",
                        "horizontalPodAutoscalerConfig",
                        "behavior",
                        "scaleDown",
                        "stabilizationWindowSeconds"))
                .allMatch(seconds -> seconds >= 300);
    }

    @Test
    void the_adapters_are_scaled_by_their_work() {
        assertThat(production().all(HorizontalPodAutoscaler.class))
                .extracting(
                        autoscaler -> autoscaler.getSpec().getScaleTargetRef().getName())
                .containsExactlyInAnyOrder("ingest-chat", "ingest-email");
        assertThat(production().all(HorizontalPodAutoscaler.class)).allSatisfy(autoscaler -> {
            var spec = autoscaler.getSpec();
            production().one(Deployment.class, spec.getScaleTargetRef().getName());
            assertThat(spec.getMinReplicas()).isGreaterThanOrEqualTo(2);
            assertThat(spec.getMaxReplicas()).isBetween(2, Topics.PARTITIONS);
        });
    }

    private static Overlay production() {
        return Overlay.of("production");
    }

    private static List<GenericKubernetesResource> scaled() {
        return production().all("ScaledObject");
    }

    private static List<Map<String, String>> triggers(GenericKubernetesResource object) {
        return object.<List<Map<String, Map<String, String>>>>get("spec", "triggers").stream()
                .map(trigger -> trigger.get("metadata"))
                .toList();
    }
}
