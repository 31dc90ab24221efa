package io.muara.router.loading;

import io.muara.contracts.written.Folder;
import io.muara.router.loading.RulesConfig.FailingExamples;
import io.muara.router.rules.Example;
import io.muara.router.rules.RulesFiles;
import io.muara.router.rules.RulesReading;
import org.jboss.logging.Logger;

/** Reads rules and tries them on their own examples before they may decide anything. */
record Loading(FailingExamples failing) {

    private static final Logger LOG = Logger.getLogger(Loading.class);

    RulesReading load(Folder source) {
        return switch (RulesFiles.read(source)) {
            case RulesReading.Usable usable -> tried(usable);
            case RulesReading.Unusable unusable -> unusable;
        };
    }

    private RulesReading tried(RulesReading.Usable usable) {
        var mistakes = Example.failing(usable.rules(), usable.examples()).stream()
                .map(Example.Failure::mistake)
                .toList();
        if (mistakes.isEmpty()) {
            return usable;
        }
        if (failing == FailingExamples.REFUSE) {
            return new RulesReading.Unusable(mistakes);
        }
        mistakes.forEach(mistake -> LOG.warnf("example is decided otherwise example=%s", mistake));
        return usable;
    }
}
