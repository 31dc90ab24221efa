package io.muara.local;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts a service again that ended unasked, as Kubernetes would, and gives up on one that ends at once every time. */
final class Watch {

    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final Duration TOO_SOON = Duration.ofSeconds(20);
    private static final int TRIES = 3;

    private final Platform platform;
    private final Leftovers leftovers;
    private final Consumer<String> say;
    private final Map<String, Integer> early = new HashMap<>();
    private final Map<String, Instant> started = new HashMap<>();

    Watch(Platform platform, Leftovers leftovers, Consumer<String> say) {
        this.platform = platform;
        this.leftovers = leftovers;
        this.say = say;
    }

    void until(CountDownLatch stopAsked) throws InterruptedException {
        while (!stopAsked.await(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
            platform.services().stream().filter(ServiceProcess::died).forEach(this::revive);
        }
    }

    private void revive(ServiceProcess service) {
        var age = Duration.between(started.getOrDefault(service.name(), Instant.EPOCH), Instant.now());
        var tries = age.compareTo(TOO_SOON) < 0 ? early.merge(service.name(), 1, Integer::sum) : 0;
        if (tries >= TRIES) {
            say.accept("%s ended %d times in a row and stays down; its log is %s"
                    .formatted(service.name(), TRIES, service.log()));
            service.askToStop();
            return;
        }
        say.accept("%s ended unexpectedly; starting it again (log: %s)".formatted(service.name(), service.log()));
        started.put(service.name(), Instant.now());
        service.start();
        leftovers.remember(platform.services());
    }
}
