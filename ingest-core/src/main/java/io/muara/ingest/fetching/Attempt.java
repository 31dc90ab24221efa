package io.muara.ingest.fetching;

import io.muara.attachments.AttachmentStore;
import io.muara.contracts.Attachment;
import io.muara.ingest.MediaSource;
import io.muara.ingest.MediaSource.Located;
import io.muara.ingest.cluster.Defect;
import io.muara.ingest.fetching.Arriving.Announced;
import io.muara.ingest.fetching.Arriving.Unfit;
import io.muara.ingest.fetching.Courier.Answer;
import io.muara.ingest.fetching.Outcome.Never;
import io.muara.ingest.fetching.Outcome.NotNow;
import io.muara.ingest.fetching.Outcome.Stored;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jboss.logging.Logger;

/** One try to fetch one file: ask where it lies, go there, look at it while it comes, keep it. Safe for use by many threads. */
@Singleton
class Attempt implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Attempt.class);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int MOST_SECONDS_DIGITS = 6;

    private final Sources sources;
    private final Courier courier;
    private final AttachmentStore store;
    private final FetchingConfig config;

    @Inject
    Attempt(Sources sources, AttachmentStore store, FetchingConfig config) throws GeneralSecurityException {
        this(sources, new Courier(Gate.toThePublicInternet(), config, SSLContext.getDefault()), store, config);
    }

    Attempt(Sources sources, Courier courier, AttachmentStore store, FetchingConfig config) {
        this.sources = sources;
        this.courier = courier;
        this.store = store;
        this.config = config;
    }

    /** Gives up by itself; what is not expected counts as {@link Trouble#UNAVAILABLE}. */
    Outcome at(Wanted wanted) {
        var source = sources.of(wanted.channel());
        try {
            return switch (source.locate(wanted.conversation().account(), wanted.attachment())) {
                case Located.At at -> fetched(at, source, wanted.attachment());
                case Located.NotYet(var pause) -> new NotNow(Trouble.NOT_READY, Reasons.NOT_READY, pause);
                case Located.Gone(var reason) -> new Never(Trouble.GONE, reason);
                case Located.Unavailable(var reason) -> new NotNow(Trouble.UNAVAILABLE, reason);
            };
        } catch (RuntimeException e) {
            LOG.errorf("file not fetched, a defect channel=%s defect=%s", wanted.channel(), new Defect(e));
            return new NotNow(Trouble.UNAVAILABLE, Reasons.DEFECT);
        }
    }

    @Override
    public void close() {
        courier.close();
    }

    private Outcome fetched(Located.At at, MediaSource source, Attachment attachment) {
        var announced =
                new Announced(at.bytes().or(attachment::bytes), at.sha256().or(attachment::sha256));
        if (isTooLarge(announced.bytes())) {
            return tooLarge();
        }
        try (var answer = courier.fetch(at, source.hosts())) {
            return judged(answer, announced, attachment);
        } catch (Gate.Closed e) {
            return new Never(Trouble.FORBIDDEN, Reasons.forbidden(String.valueOf(e.getMessage())));
        } catch (Gate.Lost e) {
            return new NotNow(Trouble.FORBIDDEN, Reasons.forbidden(String.valueOf(e.getMessage())));
        } catch (SocketTimeoutException e) {
            return new NotNow(Trouble.STALLED, Reasons.STALLED);
        } catch (IOException e) {
            return new NotNow(Trouble.UNAVAILABLE, Reasons.UNREACHABLE);
        }
    }

    private Outcome judged(Answer answer, Announced announced, Attachment attachment) throws IOException {
        var type = answer.header("Content-Type");
        return switch (answer.status()) {
            case 200 ->
                MediaType.isPageInstead(attachment.mediaType(), type)
                        ? new NotNow(Trouble.REFUSED, Reasons.PAGE)
                        : kept(answer, announced, MediaType.of(attachment.mediaType(), type));
            case 202 -> new NotNow(Trouble.NOT_READY, Reasons.NOT_READY, retryAfter(answer));
            case 401, 403, 404 -> new NotNow(Trouble.REFUSED, Reasons.refused(answer.status()), retryAfter(answer));
            case 408, 425, 429 -> new NotNow(Trouble.UNAVAILABLE, Reasons.refused(answer.status()), retryAfter(answer));
            case 410 -> new Never(Trouble.GONE, Reasons.GONE);
            default ->
                answer.status() >= 500
                        ? new NotNow(Trouble.UNAVAILABLE, Reasons.refused(answer.status()), retryAfter(answer))
                        : new Never(Trouble.REFUSED, Reasons.refused(answer.status()));
        };
    }

    private Outcome kept(Answer answer, Announced announced, String mediaType) throws IOException {
        if (isTooLarge(answer.header("Content-Length")
                .filter(length -> NUMBER.matcher(length).matches())
                .map(Long::valueOf))) {
            return tooLarge();
        }
        var entity = answer.response().getEntity();
        var bytes = entity == null ? InputStream.nullInputStream() : entity.getContent();
        try {
            return new Stored(store.keep(new Arriving(bytes, announced, most())), mediaType);
        } catch (Unfit e) {
            return unfit(e.trouble());
        } catch (IOException | RuntimeException e) {
            LOG.warnf("file not kept, trying on until it is reason=%s", new Defect(e));
            return new NotNow(Trouble.NOT_KEPT, Reasons.NOT_KEPT);
        }
    }

    private Outcome unfit(Trouble trouble) {
        return switch (trouble) {
            case TOO_LARGE -> tooLarge();
            case SPOILT -> new NotNow(trouble, Reasons.SPOILT);
            case STALLED -> new NotNow(trouble, Reasons.STALLED);
            case BROKEN, NOT_READY, UNAVAILABLE, REFUSED, GONE, FORBIDDEN, NOT_KEPT ->
                new NotNow(trouble, Reasons.BROKEN);
        };
    }

    private Never tooLarge() {
        return new Never(Trouble.TOO_LARGE, Reasons.tooLarge(most()));
    }

    private boolean isTooLarge(Optional<Long> bytes) {
        return bytes.filter(size -> size > most()).isPresent();
    }

    private long most() {
        return config.mostBytes().asLongValue();
    }

    /** RFC 9110, section 10.2.3, in seconds; its form with a date is not used by anybody here. */
    private static Duration retryAfter(Answer answer) {
        return answer.header("Retry-After")
                .filter(text -> NUMBER.matcher(text).matches() && text.length() <= MOST_SECONDS_DIGITS)
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }
}
