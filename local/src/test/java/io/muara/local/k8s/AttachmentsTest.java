package io.muara.local.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where files lie that are too big for Kafka: every replica finds what another one kept. */
class AttachmentsTest {

    private static final List<String> SERVICES = List.of("ingest-chat", "ingest-email", "ticket-service");

    @Test
    void in_production_they_lie_in_a_bucket_and_only_files_on_their_way_in_a_folder() {
        var overlay = Overlay.of("production");

        assertThat(overlay.all(PersistentVolumeClaim.class)).isEmpty();
        assertThat(overlay.all(ConfigMap.class)).anySatisfy(map -> assertThat(map.getData())
                .containsKeys("MUARA_ATTACHMENTS_S3_BUCKET", "MUARA_ATTACHMENTS_S3_REGION"));
        assertThat(SERVICES).allSatisfy(service -> {
            var volume = volume(overlay, service);
            assertThat(volume.getPersistentVolumeClaim()).isNull();
            assertThat(volume.getEmptyDir().getSizeLimit()).isEqualTo(new Quantity("2Gi"));
        });
    }

    @Test
    void in_production_all_who_need_it_may_go_to_the_bucket() {
        assertThat(SERVICES).allSatisfy(service -> assertThat(
                        Overlay.of("production").all(NetworkPolicy.class))
                .filteredOn(policy -> service.equals(
                        policy.getSpec().getPodSelector().getMatchLabels().get("app.kubernetes.io/name")))
                .flatExtracting(policy -> policy.getSpec().getEgress())
                .flatExtracting(rule -> rule.getPorts())
                .anyMatch(port -> port.getPort().getIntVal() == 443));
    }

    @Test
    void on_one_node_they_lie_in_a_folder_that_all_share() {
        var overlay = Overlay.of("local");

        assertThat(SERVICES).allSatisfy(service -> assertThat(
                        volume(overlay, service).getPersistentVolumeClaim().getClaimName())
                .isEqualTo("attachments"));
    }

    private static Volume volume(Overlay overlay, String service) {
        var pod = overlay.one(Deployment.class, service).getSpec().getTemplate().getSpec();
        assertThat(pod.getContainers().getFirst().getVolumeMounts())
                .anyMatch(mount -> mount.getName().equals("attachments")
                        && mount.getMountPath().equals("/var/lib/muara/attachments"));
        return pod.getVolumes().stream()
                .filter(volume -> volume.getName().equals("attachments"))
                .findFirst()
                .orElseThrow();
    }
}
