package io.muara.ticket.tracking;

import io.muara.ticket.desk.Answer;
import io.muara.ticket.satisfaction.Question;
import io.muara.ticket.satisfaction.Rating;
import io.muara.ticket.satisfaction.Ratings;
import io.muara.ticket.tracking.Pages.Told;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** For browsers of contacts; whoever has the link may read and write. */
@Path("/t")
class TrackingResource {

    private static final String HTML = "text/html;charset=UTF-8";
    private static final Set<String> DONE = Set.of("added", "rated");
    private static final int SEE_OTHER = 303;
    private static final int BAD = 400;
    private static final int GONE = 404;
    private static final int TOO_MANY = 429;

    private final Tracking tracking;
    private final TrackingIntake intake;
    private final TrackingLinks links;
    private final Ratings ratings;
    private final Pages pages;
    private final String style = Pages.read("style.css");

    TrackingResource(Tracking tracking, TrackingIntake intake, TrackingLinks links, Ratings ratings, Pages pages) {
        this.tracking = tracking;
        this.intake = intake;
        this.links = links;
        this.ratings = ratings;
        this.pages = pages;
    }

    @GET
    @Path("/style.css")
    @Operation(hidden = true)
    public Response style() {
        return Response.ok(style, "text/css;charset=UTF-8")
                .header("Cache-Control", "public, max-age=86400")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @GET
    @Path("/{token}")
    @Operation(hidden = true)
    public Uni<Response> read(
            @RestPath String token,
            @RestQuery @Nullable String lang,
            @RestQuery @Nullable String done,
            @HeaderParam("Accept-Language") @Nullable String accepted) {
        var language = language(lang, accepted);
        var notice = Optional.ofNullable(done)
                .filter(DONE::contains)
                .map(what -> Told.notice(language.text(what)))
                .orElse(Told.NOTHING);
        return with(token, language, (secret, tracked) -> Uni.createFrom()
                .item(page(200, pages.show(secret.token(), tracked, language, notice))));
    }

    @POST
    @Path("/{token}/messages")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> add(
            @RestPath String token,
            @RestQuery @Nullable String lang,
            @HeaderParam("Accept-Language") @Nullable String accepted,
            @RestForm @Nullable String text) {
        var language = language(lang, accepted);
        var said = text == null ? "" : text.strip();
        return with(token, language, (secret, tracked) -> {
            if (said.isEmpty()) {
                return again(BAD, secret, tracked, language, language.text("add.empty"), said);
            }
            if (said.length() > TrackingIntake.LONGEST) {
                return again(BAD, secret, tracked, language, language.text("add.long", TrackingIntake.LONGEST), said);
            }
            return intake.say(tracked.ticket(), said, language)
                    .chain(taken -> taken
                            ? done(secret, language, "added")
                            : again(TOO_MANY, secret, tracked, language, language.text("add.often"), said));
        });
    }

    @POST
    @Path("/{token}/rating")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<Response> rate(
            @RestPath String token,
            @RestQuery @Nullable String lang,
            @HeaderParam("Accept-Language") @Nullable String accepted,
            @RestForm @Nullable String question,
            @RestForm @Nullable String score,
            @RestForm @Nullable String comment) {
        var language = language(lang, accepted);
        return with(token, language, (secret, tracked) -> {
            if (!tracked.isDone()) {
                return again(BAD, secret, tracked, language, language.text("rate.early"), "");
            }
            var asked = tracked.asked().question();
            var given = given(asked, question, score);
            if (given.isEmpty()) {
                var missing = language.text("rate.missing", asked.worst(), asked.best());
                return again(BAD, secret, tracked, language, missing, "");
            }
            var rating = new Rating(asked, given.getAsInt(), Optional.ofNullable(comment));
            return ratings.give(tracked.ticket().id(), rating)
                    .chain(answer -> answer instanceof Answer.Refused
                            ? again(BAD, secret, tracked, language, language.text("rate.late"), "")
                            : done(secret, language, "rated"));
        });
    }

    /** Nothing of a page that asked something else: its numbers meant something else. */
    private static OptionalInt given(Question asked, @Nullable String question, @Nullable String score) {
        return asked.scores()
                .filter(possible -> Integer.toString(possible).equals(score))
                .filter(possible ->
                        Objects.requireNonNullElse(question, Question.CSAT.id()).equals(asked.id()))
                .findFirst();
    }

    private Uni<Response> with(String token, Language language, BiFunction<Secret, Tracked, Uni<Response>> then) {
        var secret = Secret.given(token);
        return tracking.read(secret).chain(found -> found.map(tracked -> then.apply(secret, tracked))
                .orElseGet(() -> Uni.createFrom().item(page(GONE, pages.gone(language)))));
    }

    private Uni<Response> again(
            int status, Secret secret, Tracked tracked, Language language, String problem, String draft) {
        return Uni.createFrom()
                .item(page(status, pages.show(secret.token(), tracked, language, Told.problem(problem, draft))));
    }

    /** So that reading it again sends nothing again. */
    private Uni<Response> done(Secret secret, Language language, String what) {
        return Uni.createFrom()
                .item(Response.status(SEE_OTHER)
                        .header(
                                "Location",
                                "%s%s?lang=%s&done=%s".formatted(links.path(), secret.token(), language.code(), what))
                        .build());
    }

    private static Response page(int status, String html) {
        return Response.status(status)
                .entity(html)
                .type(HTML)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex, nofollow")
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .build();
    }

    private static Language language(@Nullable String wished, @Nullable String accepted) {
        return Language.of(Stream.of(Optional.ofNullable(wished), Optional.ofNullable(accepted))
                .flatMap(Optional::stream));
    }
}
