package io.muara.local.k8s;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.muara.contracts.ChannelId;
import io.muara.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In production Strimzi makes the topics, the services do not: what it makes must be what they would have made. */
class TopicsTest {

    /** Mail, and whatever has a folder with a channel in it. */
    private static final List<String> OUTBOUND = Stream.concat(
                    Stream.of("email"), chatChannels().map(TopicsTest::folder))
            .map(ChannelId::new)
            .map(Topics::outbound)
            .toList();

    /** Mail brings its files along, and so may others. */
    private static final List<String> FETCHES = chatChannels()
            .filter(TopicsTest::hasMedia)
            .map(TopicsTest::folder)
            .map(ChannelId::new)
            .map(Topics::fetches)
            .toList();

    /** Whatever is consumed can hold a record that cannot be handled. */
    private static final List<String> CONSUMED = Stream.of(
                    List.of(Topics.INBOUND, Topics.ROUTED, Topics.DELIVERIES, Topics.ATTACHMENTS, Topics.PARTS),
                    OUTBOUND,
                    FETCHES)
            .flatMap(List::stream)
            .toList();

    @Test
    void every_topic_there_is_is_made_and_no_other() throws IllegalAccessException {
        assertThat(made())
                .extracting(topic -> topic.getMetadata().getName())
                .containsAll(constants())
                .containsAll(OUTBOUND)
                .containsAll(FETCHES)
                .containsAll(CONSUMED.stream().map(Topics::deadLetter).toList())
                .hasSize(constants().size() + OUTBOUND.size() + FETCHES.size() + CONSUMED.size());
    }

    @Test
    void each_is_as_the_services_would_make_it_on_three_brokers() {
        assertThat(made()).allSatisfy(topic -> {
            assertThat(topic.<Integer>get("spec", "partitions")).isEqualTo(Topics.PARTITIONS);
            assertThat(topic.<Integer>get("spec", "replicas")).isEqualTo(3);
            assertThat(settings(topic))
                    .containsAllEntriesOf(Topics.settings(topic.getMetadata().getName()))
                    .containsEntry("min.insync.replicas", "2")
                    .containsEntry("unclean.leader.election.enable", "false")
                    .hasSize(Topics.settings(topic.getMetadata().getName()).size() + 2);
        });
    }

    @Test
    void the_services_leave_it_to_strimzi() {
        assertThat(Overlay.of("production").all(ConfigMap.class))
                .anyMatch(map -> "false".equals(map.getData().get("MUARA_TOPICS_CREATE")));
    }

    private static Stream<Path> chatChannels() {
        var chat = Path.of("..", "ingest-chat", "src", "main", "java", "io", "muara", "chat");
        try (var files = Files.walk(chat, 2)) {
            return files.filter(file -> file.toString().endsWith("Channel.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder(Path channel) {
        return channel.getName(channel.getNameCount() - 2).toString();
    }

    private static boolean hasMedia(Path channel) {
        try {
            return Files.readString(channel).contains("MediaSource");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<GenericKubernetesResource> made() {
        return Overlay.of("production").all("KafkaTopic");
    }

    private static Map<String, String> settings(GenericKubernetesResource topic) {
        return topic.<Map<String, Object>>get("spec", "config").entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    private static List<String> constants() throws IllegalAccessException {
        var names = new ArrayList<String>();
        for (var field : Topics.class.getFields()) {
            if (field.getType() == String.class) {
                names.add((String) field.get(null));
            }
        }
        return names;
    }
}
