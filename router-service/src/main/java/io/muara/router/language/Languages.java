package io.muara.router.language;

import io.muara.contracts.Language;
import java.util.Optional;

/** Tells languages apart. Loaded once, for any number of threads. */
public final class Languages {

    private static final int ENOUGH = 300;
    private static final int TOO_FEW = 4;

    /** Of so many letters nobody is more than half sure: they may be a name. */
    private static final double HALF_SURE = 6;

    /** Of up to so many letters, who is less sure than this says nothing. */
    private static final int FEW = 20;

    private static final double TOO_UNSURE = 0.3;

    private final Guesses guesses = new Guesses();

    /**
     * Empty when there is too little text to tell anything. Only the beginning of a long text is looked at. A text in two languages is
     * in the one with more of it, with less confidence.
     */
    public Optional<Language> of(String text) {
        var limit = Math.min(text.length(), ENOUGH);
        var scripts = Scripts.of(text, limit);
        if (scripts.letters() < TOO_FEW) {
            return Optional.empty();
        }
        var script = scripts.most();
        var language =
                script.isShared() ? guesses.of(text, limit) : script.language().map(code -> new Language(code, 1));
        var share = scripts.share(script) * scripts.letters() / (scripts.letters() + HALF_SURE);
        return language.map(it -> new Language(it.code(), it.confidence() * share))
                .filter(it -> scripts.letters() > FEW || it.confidence() >= TOO_UNSURE);
    }
}
