package io.muara.router.learning;

import io.muara.contracts.Category;
import io.muara.contracts.Findings.Suggestion;
import io.muara.contracts.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import opennlp.tools.doccat.DoccatModel;
import opennlp.tools.ml.model.MaxentModel;

/** What was learned once, ready to use. For any number of threads. */
final class Classifier {

    private static final int VERSION_DIGITS = 12;
    private static final String WORD = "bow=";

    private final String version;
    private final MaxentModel model;
    private final Features features = new Features();

    private Classifier(String version, MaxentModel model) {
        this.version = version;
        this.model = model;
    }

    /** @throws IllegalArgumentException when the bytes are no model of ours */
    static Classifier read(byte[] bytes) {
        try {
            return new Classifier(version(bytes), new DoccatModel(new ByteArrayInputStream(bytes)).getMaxentModel());
        } catch (IOException | RuntimeException e) {
            // The library stumbles over the lack of what it looks for, rather than say that it is not there.
            throw new IllegalArgumentException("this is not a model that ./muara learn made", e);
        }
    }

    String version() {
        return version;
    }

    /** Empty when it knows no word of it. */
    Optional<Suggestion> suggest(Optional<String> subject, String text) {
        var words = features.of(subject, text);
        for (var i = 0; i < words.length; i++) {
            words[i] = WORD + words[i];
        }
        var likelihoods = model.eval(words);
        var best = 0;
        for (var i = 1; i < likelihoods.length; i++) {
            best = likelihoods[i] > likelihoods[best] ? i : best;
        }
        return isNoBetterThanChance(likelihoods)
                ? Optional.empty()
                : Optional.of(
                        new Suggestion(new Category(model.getOutcome(best)), Math.min(1, likelihoods[best]), version));
    }

    private static boolean isNoBetterThanChance(double[] likelihoods) {
        for (var likelihood : likelihoods) {
            if (Math.abs(likelihood - 1.0 / likelihoods.length) > 1e-9) {
                return false;
            }
        }
        return true;
    }

    private static String version(byte[] bytes) {
        return Sha256.hex(bytes).substring(0, VERSION_DIGITS);
    }
}
