package io.muara.local.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads an object as its kind and refuses what the kind does not know: Kubernetes' own by the model classes, those of
 * KEDA and Strimzi by schemas of ours that hold what we use of them.
 */
final class StrictReading {

    private static final Map<String, String> SCHEMAS = Map.of(
            "keda.sh/v1alpha1 ScaledObject", "ScaledObject.json",
            "keda.sh/v1alpha1 TriggerAuthentication", "TriggerAuthentication.json",
            "kafka.strimzi.io/v1 KafkaTopic", "KafkaTopic.json");

    private static final KubernetesSerialization KINDS = new KubernetesSerialization();
    private static final ObjectMapper MAPPER = strict();

    private StrictReading() {}

    static HasMetadata read(JsonNode manifest) {
        var apiVersion = manifest.path("apiVersion").asText();
        var kind = manifest.path("kind").asText();
        var schema = SCHEMAS.get(apiVersion + " " + kind);
        if (schema != null) {
            validate(manifest, schema);
            return convert(manifest, GenericKubernetesResource.class);
        }
        var type = KINDS.getRegisteredKubernetesResource(apiVersion, kind);
        if (type == null) {
            throw new Refused(manifest, "there is no %s in %s".formatted(kind, apiVersion));
        }
        return (HasMetadata) convert(manifest, type);
    }

    private static void validate(JsonNode manifest, String file) {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(StrictReading.class.getResourceAsStream(file));
        var mistakes = schema.validate(manifest);
        if (!mistakes.isEmpty()) {
            throw new Refused(
                    manifest,
                    mistakes.stream().map(ValidationMessage::getMessage).collect(Collectors.joining("; ")));
        }
    }

    private static <T> T convert(JsonNode manifest, Class<T> type) {
        try {
            var mapper = type == GenericKubernetesResource.class ? new ObjectMapper() : MAPPER;
            return mapper.treeToValue(manifest, type);
        } catch (JsonProcessingException e) {
            throw new Refused(manifest, e.toString());
        }
    }

    /** The model classes swallow unknown fields in a map; without it Jackson names them. */
    private static ObjectMapper strict() {
        var blind = new JacksonAnnotationIntrospector() {
            private static final long serialVersionUID = 1;

            @Override
            public Boolean hasAnySetter(Annotated annotated) {
                return false;
            }
        };
        return new ObjectMapper()
                .setAnnotationIntrospector(blind)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** An object says something that its kind does not know. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(JsonNode manifest, String why) {
            super("%s is refused: %s".formatted(Manifests.nameOf(manifest), why));
        }
    }
}
