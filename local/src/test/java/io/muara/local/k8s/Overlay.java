package io.muara.local.k8s;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** All objects of one overlay as kustomize puts them together. */
record Overlay(String name, List<HasMetadata> objects) {

    static final List<String> SERVICES = List.of("ingest-chat", "ingest-email", "router-service", "ticket-service");

    private static final Map<String, Overlay> BUILT = new ConcurrentHashMap<>();

    static Overlay of(String name) {
        return BUILT.computeIfAbsent(name, Overlay::build);
    }

    private static Overlay build(String name) {
        var objects = Manifests.parse(Kustomize.build("overlays/" + name)).stream()
                .map(StrictReading::read)
                .toList();
        return new Overlay(name, objects);
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("%s has no %s named %s".formatted(this.name, type.getSimpleName(), name)));
    }

    List<GenericKubernetesResource> all(String kind) {
        return all(GenericKubernetesResource.class).stream()
                .filter(object -> object.getKind().equals(kind))
                .toList();
    }

    List<PodTemplateSpec> pods() {
        return Stream.concat(
                        all(Deployment.class).stream()
                                .map(deployment -> deployment.getSpec().getTemplate()),
                        all(StatefulSet.class).stream().map(set -> set.getSpec().getTemplate()))
                .toList();
    }

    List<PodTemplateSpec> podsWith(Map<String, String> labels) {
        return pods().stream()
                .filter(pod -> pod.getMetadata().getLabels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }

    List<Container> containers() {
        return pods().stream()
                .flatMap(pod -> pod.getSpec().getContainers().stream())
                .toList();
    }
}
