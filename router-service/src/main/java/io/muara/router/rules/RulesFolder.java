package io.muara.router.rules;

import io.muara.contracts.written.Folder;
import java.util.List;

/** The rules in our jar. */
public final class RulesFolder {

    private static final List<String> SHIPPED =
            List.of("basics.yaml", "boosts.yaml", "examples.yaml", "rules.yaml", "spellings.yaml", "synonyms.yaml");

    private RulesFolder() {}

    /** What decides where nobody wrote rules of their own. */
    public static Folder shipped() {
        return Folder.shipped(RulesFolder.class, "rules", SHIPPED);
    }
}
