package io.muara.chat.whatsapp;

import static io.muara.chat.whatsapp.WhatsappSender.present;
import static java.util.stream.Collectors.joining;

import io.muara.chat.whatsapp.WhatsappNotification.Problem;
import io.muara.chat.whatsapp.WhatsappNotification.ProblemData;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Meta's errors as a sentence for a person. */
final class WhatsappProblems {

    private WhatsappProblems() {}

    static Optional<String> reason(@Nullable List<Problem> problems) {
        if (problems == null) {
            return Optional.empty();
        }
        return present(problems.stream().map(WhatsappProblems::sentence).collect(joining("; ")));
    }

    private static String sentence(Problem problem) {
        var words = problem.code() == null
                ? present(problem.title())
                : WhatsappErrors.inWords(problem.code()).or(() -> present(problem.title()));
        var details = Optional.ofNullable(problem.error_data())
                .map(ProblemData::details)
                .flatMap(WhatsappSender::present);
        return words.or(() -> details).orElse("no reason given")
                + (problem.code() == null ? "" : " (%d)".formatted(problem.code()));
    }
}
