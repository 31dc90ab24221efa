package io.muara.contracts.written;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;

/** All that is wrong with one file, as it comes to light. */
public final class Mistakes {

    private final String file;
    private final List<Mistake> found = new ArrayList<>();

    public Mistakes(String file) {
        this.file = file;
    }

    String file() {
        return file;
    }

    public void add(Mark mark, String path, String reason, Optional<String> suggestion) {
        found.add(new Mistake(file, mark.getLine() + 1, mark.getColumn() + 1, path, reason, suggestion));
    }

    /** Something about the file rather than about a value in it. */
    public void add(int line, int column, String reason) {
        found.add(new Mistake(file, line, column, "", reason, Optional.empty()));
    }

    public int count() {
        return found.size();
    }

    /** In the file's order, which is not the order in which they come to light. */
    public List<Mistake> inOrder() {
        return found.stream()
                .distinct()
                .sorted(comparingInt(Mistake::line).thenComparingInt(Mistake::column))
                .toList();
    }
}
