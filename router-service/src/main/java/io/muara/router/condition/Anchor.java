package io.muara.router.condition;

/** Something that is looked up once for a message, whatever the number of rules that ask for it. */
public sealed interface Anchor {

    /** How rare it is thought to be: of what must all be there, the rule is found by the rarest. Lower is rarer. */
    int commonness();

    /** @param phrase its number in the lexicon */
    record OfPhrase(int phrase, int commonness) implements Anchor {}

    /** @param letters three characters in a row, as {@link Trigrams} counts them */
    record OfLetters(int letters) implements Anchor {
        @Override
        public int commonness() {
            return 20;
        }
    }

    record OfValue(Fact fact, String value) implements Anchor {
        @Override
        public int commonness() {
            return fact.commonness();
        }
    }
}
