package io.muara.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;

/** Finds out that a port is taken before anything starts on it. */
final class TakenPorts {

    private TakenPorts() {}

    static void refuse(Addresses addresses) {
        var taken = new ArrayList<String>();
        addresses.byName().forEach((name, port) -> {
            if (isTaken(port)) {
                taken.add("%d (%s)".formatted(port, name));
            }
        });
        if (!taken.isEmpty()) {
            throw new Refusal(
                    "%s already used by another program: port %s; stop it, or choose other ports with --port-base N."
                            .formatted(taken.size() == 1 ? "a port is" : "ports are", String.join(", ", taken)));
        }
    }

    private static boolean isTaken(int port) {
        return !canListen(new InetSocketAddress(port))
                || !canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean canListen(InetSocketAddress address) {
        try (var socket = new ServerSocket()) {
            // As servers do it: a port whose last connections linger in TIME_WAIT is not taken.
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
