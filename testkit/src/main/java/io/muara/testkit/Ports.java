package io.muara.testkit;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports nobody listens on. None is one that the system gives to an outgoing call, which might have it before its listener does. */
public final class Ports {

    private static final int FIRST = 20_000;

    /** Linux gives outgoing calls what lies from 32,768 on, others from 49,152 on. */
    private static final int END = 32_768;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /** Never the same twice in one JVM. */
    public static int free() {
        for (var attempt = 0; attempt < END; attempt++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (GIVEN.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from %d to %d on this machine".formatted(FIRST, END - 1));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
