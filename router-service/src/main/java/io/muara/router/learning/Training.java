package io.muara.router.learning;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

import io.muara.contracts.Category;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import opennlp.tools.doccat.DoccatFactory;
import opennlp.tools.doccat.DocumentCategorizerME;
import opennlp.tools.doccat.DocumentSample;
import opennlp.tools.util.CollectionObjectStream;
import opennlp.tools.util.TrainingParameters;

/** Makes a classifier of lessons, and says how good it is at those that it was not made of. */
final class Training {

    /** Of a category with fewer tickets nothing can be learned, let alone measured. */
    static final int LEAST = 10;

    private static final int ROUNDS = 100;

    /** A word of only one ticket, such as a name, is left out. */
    private static final int FEWEST_TICKETS = 2;

    private static final int PARTS = 5;

    private Training() {}

    /** What came of it. */
    sealed interface Outcome {

        @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
        record Trained(byte[] model, Report report) implements Outcome {}

        /** @param usable categories with enough tickets */
        record TooLittle(int lessons, Set<Category> usable) implements Outcome {}
    }

    /** The same lessons make the same classifier, in whatever order they come. */
    static Outcome train(List<Lesson> lessons) {
        var usable = enough(lessons);
        var parts = lessons.stream()
                .filter(lesson -> usable.contains(lesson.category()))
                .sorted(comparing(lesson -> lesson.ticket().toString()))
                .collect(partitioningBy(Training::isHeldOut));
        if (usable.size() < 2 || parts.getOrDefault(true, List.of()).isEmpty()) {
            return new Outcome.TooLittle(lessons.size(), usable);
        }
        var model = model(parts.getOrDefault(false, List.of()));
        return new Outcome.Trained(
                model, Report.of(Classifier.read(model), parts.getOrDefault(true, List.of()), lessons.size()));
    }

    private static Set<Category> enough(List<Lesson> lessons) {
        return lessons.stream().collect(groupingBy(Lesson::category, counting())).entrySet().stream()
                .filter(entry -> entry.getValue() >= LEAST)
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    /** By the ticket alone, so that a ticket stays on its side when more are learned from. */
    private static boolean isHeldOut(Lesson lesson) {
        return Math.floorMod(lesson.ticket().toString().hashCode(), PARTS) == 0;
    }

    private static byte[] model(List<Lesson> lessons) {
        var features = new Features();
        var samples = lessons.stream()
                .map(lesson ->
                        new DocumentSample(lesson.category().value(), features.of(lesson.subject(), lesson.text())))
                .toList();
        var parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.ITERATIONS_PARAM, ROUNDS);
        parameters.put(TrainingParameters.CUTOFF_PARAM, FEWEST_TICKETS);
        try (var stream = new CollectionObjectStream<>(samples);
                var bytes = new ByteArrayOutputStream()) {
            DocumentCategorizerME.train("mul", stream, parameters, new DoccatFactory())
                    .serialize(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("lessons in memory could not be read", e);
        }
    }
}
