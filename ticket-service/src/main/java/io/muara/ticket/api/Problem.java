package io.muara.ticket.api;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What went wrong, as RFC 9457 says it. */
public record Problem(
        String type, String title, int status, @Nullable String detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static Response response(int status, @Nullable String detail) {
        return builder(status, detail).build();
    }

    static Response.ResponseBuilder builder(int status, @Nullable String detail) {
        return Response.status(status).type(MEDIA_TYPE).entity(of(status, detail));
    }

    public static Problem of(int status, @Nullable String detail) {
        var known = Response.Status.fromStatusCode(status);
        return new Problem("about:blank", known == null ? "Error" : known.getReasonPhrase(), status, detail);
    }
}
