package io.muara.ticket.sla;

import io.muara.contracts.written.Folder;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The policies that clocks begin by. The service does not start with policies that have mistakes. */
@Startup
@ApplicationScoped
class PoliciesInForce {

    private final Policies policies;

    PoliciesInForce(SlaConfig config) {
        policies = usable(config.folder().map(PoliciesInForce::read).orElseGet(PoliciesInForce::shipped));
        Log.infof(
                "SLA policies loaded version=%s policies=%d",
                policies.version(), policies.all().size());
    }

    Policies policies() {
        return policies;
    }

    static Folder shipped() {
        return Folder.shipped(PoliciesInForce.class, "sla", List.of("policies.yaml"));
    }

    private static Policies usable(Folder folder) {
        return switch (PolicyFiles.read(folder)) {
            case PoliciesReading.Usable(var policies) -> policies;
            case PoliciesReading.Unusable(var mistakes) -> throw new UnusablePolicies(mistakes);
        };
    }

    private static Folder read(Path folder) {
        try {
            return Folder.read(folder);
        } catch (IOException e) {
            throw new UnusablePolicies(folder, e);
        }
    }
}
