package io.muara.contracts.written;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one file as far as it is YAML. */
public final class YamlFile {

    private YamlFile() {}

    /** Empty when it holds nothing to read, which is a mistake. */
    public static Optional<Place> root(byte[] bytes, Mistakes mistakes) {
        try {
            var root = compose(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            if (root.isEmpty()) {
                mistakes.add(1, 1, "the file is empty");
            }
            return root.map(node -> new Place(node, "", mistakes));
        } catch (CharacterCodingException e) {
            mistakes.add(1, 1, "the file is not UTF-8 text");
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            mistakes.add(mark.getLine() + 1, mark.getColumn() + 1, "this is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            mistakes.add(1, 1, "this is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static Optional<Node> compose(String text) {
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        @Nullable Node node = new Yaml(options).compose(new StringReader(text));
        return Optional.ofNullable(node);
    }
}
