package io.muara.benchmarks;

import io.muara.testkit.EmbeddedKafka;
import io.muara.testkit.Ports;
import java.io.IOException;
import java.nio.file.Path;

/** One Kafka broker in a process of its own, on the folder that it is given. */
final class Broker {

    private Broker() {}

    /** Serves until its standard input ends. */
    public static void main(String[] arguments) throws IOException {
        var port = Ports.free();
        var kafka = EmbeddedKafka.start(Path.of(arguments[0]), port);
        ServerProcess.serve(port);
        kafka.close();
        System.exit(0);
    }
}
