package io.muara.ticket.canned;

import static java.util.stream.Collectors.joining;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Results;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.ValueResolvers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A text with places such as <code>{contact.name}</code>, <code>{contact.name ?: 'kak'}</code> and <code>{#if agent.name}…{/if}</code>.
 * Nothing else of Qute is there: no object is reached, no method called, nothing included or repeated.
 */
public final class CannedText {

    /** How Qute writes {@code ?:} and {@code or} once it has read them. */
    private static final Set<String> OTHERWISE = Set.of("?:", "or", ":");

    private final String source;

    private CannedText(String source) {
        this.source = source;
    }

    /**
     * @param where as it is called in messages
     * @throws Mistake naming line and column
     */
    public static CannedText of(String where, String source) {
        try {
            engine(new TreeSet<>()).parse(source).getExpressions().forEach(expression -> check(where, expression));
            return new CannedText(source);
        } catch (TemplateException e) {
            throw new Mistake(where, e.getOrigin(), String.valueOf(e.getMessage()));
        }
    }

    /** @param missing what the text asks for and nobody knows; left out of it */
    public record Rendered(String text, Set<String> missing) {

        public Rendered {
            missing = Set.copyOf(missing);
        }
    }

    /** @param values those that are known */
    public Rendered render(Map<Variable, String> values) {
        var missing = new TreeSet<String>();
        var template = engine(missing).parse(source);
        return new Rendered(template.instance().data(tree(values)).render(), missing);
    }

    /** Something that cannot be used, for whoever wrote it. */
    public static final class Mistake extends RuntimeException {

        Mistake(String where, @Nullable Origin origin, String what) {
            super(
                    origin == null
                            ? "%s: %s".formatted(where, what)
                            : "%s line %d column %d: %s"
                                    .formatted(
                                            where,
                                            origin.getLine(),
                                            Math.max(1, origin.getLineCharacterStart()),
                                            what));
        }
    }

    private static void check(String where, Expression expression) {
        if (expression.isLiteral()) {
            return;
        }
        if (expression.hasNamespace()) {
            throw unknown(where, expression);
        }
        var parts = expression.getParts();
        var last = parts.getLast();
        var plain = last.isVirtualMethod() ? parts.subList(0, parts.size() - 1) : parts;
        if (plain.stream().anyMatch(Expression.Part::isVirtualMethod)
                || Variable.of(joined(plain)).isEmpty()) {
            throw unknown(where, expression);
        }
        if (last.isVirtualMethod()) {
            var method = last.asVirtualMethod();
            if (!OTHERWISE.contains(method.getName())) {
                throw unknown(where, expression);
            }
            method.getParameters().forEach(parameter -> check(where, parameter));
        }
    }

    private static Mistake unknown(String where, Expression expression) {
        return new Mistake(
                where,
                expression.getOrigin(),
                "'%s' is not one of the variables %s".formatted(expression.toOriginalString(), Variable.all()));
    }

    private static String joined(List<Expression.Part> parts) {
        return parts.stream().map(Expression.Part::getName).collect(joining("."));
    }

    private static Group tree(Map<Variable, String> values) {
        var groups = new HashMap<String, Object>();
        for (var variable : Variable.values()) {
            var dot = variable.id().indexOf('.');
            var group = (Group)
                    groups.computeIfAbsent(variable.id().substring(0, dot), first -> new Group(new HashMap<>()));
            if (values.containsKey(variable)) {
                group.values().put(variable.id().substring(dot + 1), values.get(variable));
            }
        }
        return new Group(groups);
    }

    private record Group(Map<String, Object> values) {}

    private static Engine engine(Set<String> missing) {
        return Engine.builder()
                .addSectionHelper(new IfSectionHelper.Factory())
                .addValueResolver(new Groups())
                .addValueResolver(ValueResolvers.orResolver())
                .addResultMapper(new Missing(missing))
                .strictRendering(false)
                .build();
    }

    private static final class Groups implements ValueResolver {

        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() instanceof Group && context.getParams().isEmpty();
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            var value = ((Group) context.getBase()).values().get(context.getName());
            return value == null ? Results.notFound(context) : CompletableFuture.completedFuture(value);
        }
    }

    private record Missing(Set<String> names) implements ResultMapper {

        @Override
        public boolean appliesTo(Origin origin, Object result) {
            return Results.isNotFound(result);
        }

        @Override
        public String map(Object result, Expression expression) {
            names.add(joined(expression.getParts()));
            return "";
        }
    }
}
