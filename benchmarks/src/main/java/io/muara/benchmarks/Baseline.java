package io.muara.benchmarks;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The least that could be called accepting a webhook: a plain Vert.x server that hands the raw body to a plain producer and
 * answers after the acknowledgement. It verifies nothing, reads nothing, and is what our speed is measured against.
 */
final class Baseline {

    static final String TOPIC = "muara.bench-baseline.v1";

    private Baseline() {}

    /** Serves until its standard input ends. */
    public static void main(String[] arguments) throws IOException {
        var vertx = Vertx.vertx();
        var producer = producer(arguments[0]);
        var server = vertx.createHttpServer()
                .requestHandler(request -> accept(request, vertx.getOrCreateContext(), producer))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        ServerProcess.serve(server.actualPort());
        System.exit(0);
    }

    private static void accept(HttpServerRequest request, Context answering, Producer<String, byte[]> producer) {
        request.body().onSuccess(body -> {
            var unused = producer.send(
                    new ProducerRecord<>(TOPIC, body.getBytes()),
                    (metadata, failure) -> answering.runOnContext(ignored -> request.response()
                            .setStatusCode(failure == null ? 200 : 503)
                            .end()));
        });
    }

    private static Producer<String, byte[]> producer(String kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
