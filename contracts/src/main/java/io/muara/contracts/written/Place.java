package io.muara.contracts.written;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One value in a file. Whoever finds it wrong says so and reads on, so that all mistakes come out at once. */
public record Place(Node node, String path, Mistakes mistakes) {

    public void wrong(String reason) {
        wrong(reason, Optional.empty());
    }

    public void wrong(String reason, Optional<String> suggestion) {
        mistakes.add(node.getStartMark(), path, reason, suggestion);
    }

    public Position position() {
        var mark = node.getStartMark();
        return new Position(mistakes.file(), mark.getLine() + 1, mark.getColumn() + 1);
    }

    public boolean isAbsent() {
        return node.getTag().equals(Tag.NULL);
    }

    /** The entries by key, in the file's order; a key that is not allowed is a mistake. */
    public Map<String, Place> fields(Set<String> allowed) {
        var entries = entries();
        entries.forEach((key, place) -> {
            if (!allowed.contains(key)) {
                mistakes.add(keyMark(key), place.path, "unknown key '%s'".formatted(key), Nearest.to(key, allowed));
            }
        });
        entries.keySet().retainAll(allowed);
        return entries;
    }

    /** The entries by key, whatever the keys are. */
    public Map<String, Place> entries() {
        var entries = new LinkedHashMap<String, Place>();
        for (var tuple : tuples()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                new Place(tuple.getKeyNode(), path, mistakes).wrong("a key must be a plain text");
                continue;
            }
            var place = new Place(
                    tuple.getValueNode(), path.isEmpty() ? key.getValue() : path + "." + key.getValue(), mistakes);
            if (entries.putIfAbsent(key.getValue(), place) != null) {
                mistakes.add(
                        key.getStartMark(),
                        place.path,
                        "'%s' stands here twice".formatted(key.getValue()),
                        Optional.empty());
            }
        }
        return entries;
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    /** The values by their keys, where a key says something itself. */
    public Map<Place, Place> keyed() {
        var keyed = new LinkedHashMap<Place, Place>();
        tuples().forEach(tuple -> keyed.put(
                new Place(tuple.getKeyNode(), path, mistakes), new Place(tuple.getValueNode(), path, mistakes)));
        return keyed;
    }

    /** The items of a list; a single value counts as a list of one. */
    public List<Place> items() {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(this);
        }
        if (sequence.getValue().isEmpty()) {
            wrong("the list is empty");
        }
        var items = new ArrayList<Place>();
        for (var item : sequence.getValue()) {
            items.add(new Place(item, path + "[" + items.size() + "]", mistakes));
        }
        return items;
    }

    /** The texts of a list or of a single value. */
    public Stream<String> texts() {
        return items().stream().flatMap(item -> item.text().stream());
    }

    /** What it says, when it is a text at all. */
    public Optional<String> plainText() {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue().strip()) : Optional.empty();
    }

    public Optional<String> text() {
        if (!(node instanceof ScalarNode scalar)) {
            wrong("expected a text, but found a %s".formatted(kind()));
            return Optional.empty();
        }
        if (isAbsent() || scalar.getValue().isBlank()) {
            wrong("nothing is written here");
            return Optional.empty();
        }
        return Optional.of(scalar.getValue().strip());
    }

    public Optional<Boolean> yesOrNo() {
        var text = text();
        if (text.isPresent() && !Set.of("true", "false").contains(text.get())) {
            wrong("expected true or false, but found '%s'".formatted(text.get()));
            return Optional.empty();
        }
        return text.map(Boolean::valueOf);
    }

    public Optional<Integer> number() {
        var text = text();
        try {
            return text.map(Integer::valueOf);
        } catch (NumberFormatException e) {
            wrong("expected a whole number, but found '%s'".formatted(text.orElseThrow()));
            return Optional.empty();
        }
    }

    /** A text that must be one of those known. */
    public Optional<String> oneOf(String what, Set<String> known) {
        var text = text();
        if (text.isPresent() && !known.contains(text.get())) {
            wrong("unknown %s '%s'".formatted(what, text.get()), Nearest.to(text.get(), known));
            return Optional.empty();
        }
        return text;
    }

    /** A text that becomes a value, unless the value refuses it. */
    public <T> Optional<T> as(Function<String, T> constructor) {
        return text().flatMap(text -> {
            try {
                return Optional.of(constructor.apply(text));
            } catch (IllegalArgumentException e) {
                wrong(String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
    }

    private List<NodeTuple> tuples() {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue();
        }
        wrong(isAbsent() ? "nothing is written here" : "expected keys and values, but found a " + kind());
        return List.of();
    }

    private Mark keyMark(String key) {
        return tuples().stream()
                .map(NodeTuple::getKeyNode)
                .filter(node ->
                        node instanceof ScalarNode scalar && scalar.getValue().equals(key))
                .findFirst()
                .orElse(node)
                .getStartMark();
    }

    private String kind() {
        return switch (node.getNodeId()) {
            case scalar -> "text";
            case sequence -> "list";
            case mapping -> "map";
            case anchor -> "reference";
        };
    }
}
