package io.muara.benchmarks;

import io.vertx.core.Vertx;
import java.io.IOException;

/** A plain server that answers at once and does nothing: how fast the callers can be at all. */
final class Ceiling {

    private Ceiling() {}

    /** Serves until its standard input ends. */
    public static void main(String[] arguments) throws IOException {
        var server = Vertx.vertx()
                .createHttpServer()
                .requestHandler(request -> request.endHandler(
                        end -> request.response().setStatusCode(200).end()))
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        ServerProcess.serve(server.actualPort());
        System.exit(0);
    }
}
