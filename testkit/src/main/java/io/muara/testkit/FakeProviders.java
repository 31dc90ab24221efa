package io.muara.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muara.testkit.FakeProvider.Answer;
import io.muara.testkit.FakeProvider.Request;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/**
 * Stands in for the APIs of all chat providers but WhatsApp's, which {@link FakeGraph} speaks in more detail: takes every
 * reply as its provider would, and shows at {@code GET /sent} what was taken, newest first.
 */
public final class FakeProviders implements AutoCloseable {

    private static final int SHOWN = 100;
    private static final int LONGEST_SHOWN = 4_000;

    /** What a call to such a path is answered; the number is another for every call. */
    private static final Map<Pattern, LongFunction<Answer>> ANSWERS = answers();

    private final FakeProvider server;
    private final AtomicLong number = new AtomicLong(System.currentTimeMillis());

    private FakeProviders(int port) {
        server = FakeProvider.start(port, this::answer);
    }

    /** @param port 0 for any that is free */
    public static FakeProviders start(int port) {
        return new FakeProviders(port);
    }

    public URI url() {
        return server.url();
    }

    /** The replies that were taken, newest first, as path and body. */
    public List<String> sent() {
        return taken().stream()
                .map(request -> request.path() + " " + request.body())
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }

    private Answer answer(Request request) {
        if (request.method().equals("GET")) {
            return request.path().equals("/sent") ? Answer.json(200, shown()) : Answer.json(404, "{}");
        }
        return ANSWERS.entrySet().stream()
                .filter(known -> known.getKey().matcher(request.path()).matches())
                .findFirst()
                .map(known -> known.getValue().apply(number.incrementAndGet()))
                .orElseGet(() -> Answer.json(404, "{}"));
    }

    private List<Request> taken() {
        return server.requests().reversed().stream()
                .filter(request -> !request.method().equals("GET"))
                .toList();
    }

    private String shown() {
        var all = JsonNodeFactory.instance.arrayNode();
        taken().stream().limit(SHOWN).forEach(request -> all.addObject()
                .put("path", withoutTokens(request.path()))
                .put(
                        "body",
                        request.body()
                                .substring(
                                        0,
                                        Math.min(LONGEST_SHOWN, request.body().length()))));
        return all.toPrettyString();
    }

    /** Telegram's paths hold the bot's token. */
    private static String withoutTokens(String path) {
        return path.replaceFirst("^/bot[^/]+", "/bot…");
    }

    private static Map<Pattern, LongFunction<Answer>> answers() {
        var answers = new LinkedHashMap<Pattern, LongFunction<Answer>>();
        // Telegram
        answers.put(Pattern.compile("/bot[^/]+/send\\w+"), n -> Answer.json(200, """
                {"ok":true,"result":{"message_id":%d}}""".formatted(n % 1_000_000_000)));
        // Twilio
        answers.put(
                Pattern.compile("/2010-04-01/Accounts/\\w+/Messages\\.json"), n -> Answer.json(201, """
                {"sid":"SM%032x","status":"queued"}""".formatted(n)));
        // LINE
        answers.put(Pattern.compile("/v2/bot/message/(push|reply)"), n -> Answer.json(200, """
                {"sentMessages":[{"id":"%d"}]}""".formatted(n)));
        // Vonage
        answers.put(Pattern.compile("/v1/messages"), n -> Answer.json(202, """
                {"message_uuid":"00000000-0000-4000-8000-%012x"}""".formatted(n)));
        answers.put(Pattern.compile("/sms/json"), n -> Answer.json(200, """
                {"message-count":"1","messages":[{"status":"0","message-id":"%016X"}]}""".formatted(n)));
        // X
        answers.put(Pattern.compile("/2/dm_conversations/with/\\d+/messages"), n -> Answer.json(201, """
                {"data":{"dm_conversation_id":"1-2","dm_event_id":"%d"}}""".formatted(n)));
        answers.put(Pattern.compile("/2/tweets"), n -> Answer.json(201, """
                {"data":{"id":"%d"}}""".formatted(n)));
        // Slack
        answers.put(
                Pattern.compile("(/api)?/chat\\.postMessage"),
                n -> Answer.json(200, """
                {"ok":true,"channel":"D0MUARA","ts":"%d.%06d"}""".formatted(n / 1000, n % 1000)));
        // Whoever takes the answers to calls, letters and everything else
        answers.put(Pattern.compile("/webhook"), n -> Answer.json(200, """
                {"id":"out-%d"}""".formatted(n)));
        // Messenger and Instagram
        answers.put(Pattern.compile("(/v[0-9.]+)?/\\w+/messages"), n -> Answer.json(200, """
                {"recipient_id":"1","message_id":"m_%d"}""".formatted(n)));
        answers.put(Pattern.compile("(/v[0-9.]+)?/\\w+/(comments|replies)"), n -> Answer.json(200, """
                {"id":"%d"}""".formatted(n)));
        return answers;
    }
}
