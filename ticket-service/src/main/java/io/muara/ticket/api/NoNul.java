package io.muara.ticket.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** PostgreSQL keeps no NUL, so an address that holds one names nothing that there is. */
final class NoNul {

    private static final String NUL = "%00";

    @ServerRequestFilter(preMatching = true)
    Optional<Response> check(ContainerRequestContext call) {
        return call.getUriInfo().getRequestUri().toString().contains(NUL)
                ? Optional.of(Problem.response(400, "the address holds a NUL character (%00)"))
                : Optional.empty();
    }
}
