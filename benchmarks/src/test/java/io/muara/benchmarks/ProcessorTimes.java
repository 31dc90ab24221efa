package io.muara.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/**
 * Processor time that each has used so far. It says more than rates where others use the same processors.
 *
 * @param postgres without the backends that have ended
 */
record ProcessorTimes(Duration service, Duration postgres, Duration kafka) {

    static ProcessorTimes now(Contender service, Connection database, ServerProcess kafka) throws SQLException {
        return new ProcessorTimes(service.used(), postgres(database), kafka.used());
    }

    static Duration postgres(Connection database) throws SQLException {
        var backend = Long.parseLong(
                FilledDatabase.texts(database, "select pg_backend_pid()").getFirst());
        var postmaster =
                ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
        return postmaster.children().map(ProcessorTimes::used).reduce(used(postmaster), Duration::plus);
    }

    ProcessorTimes since(ProcessorTimes before) {
        return new ProcessorTimes(
                service.minus(before.service), postgres.minus(before.postgres), kafka.minus(before.kafka));
    }

    String each(int messages) {
        return String.format(
                Locale.ROOT,
                "service %.2f ms, PostgreSQL %.2f ms, Kafka %.2f ms",
                millis(service, messages),
                millis(postgres, messages),
                millis(kafka, messages));
    }

    static double millis(Duration used, int messages) {
        return used.toNanos() / 1e6 / messages;
    }

    private static Duration used(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
