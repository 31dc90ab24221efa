package io.muara.router.condition;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;

/** What somebody wrote in the Common Expression Language, which always ends. */
public final class Expression implements Condition {

    /** How much work an expression may be: enough to look at every attachment, not at each of them for each other. */
    private static final CelOptions BOUNDED =
            CelOptions.current().comprehensionMaxIterations(10_000).build();

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(BOUNDED)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("channel", SimpleType.STRING)
            .addVar("account", SimpleType.STRING)
            .addVar("senders", ListType.create(SimpleType.STRING))
            .addVar("subject", SimpleType.STRING)
            .addVar("text", SimpleType.STRING)
            .addVar("language", SimpleType.STRING)
            .addVar("hashtags", ListType.create(SimpleType.STRING))
            .addVar("attachments", ListType.create(MapType.create(SimpleType.STRING, SimpleType.DYN)))
            .addVar("headers", MapType.create(SimpleType.STRING, ListType.create(SimpleType.STRING)))
            .addVar("contact", MapType.create(SimpleType.STRING, SimpleType.DYN))
            .addVar("arrived", SimpleType.TIMESTAMP)
            .setResultType(SimpleType.BOOL)
            .build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(BOUNDED).build();

    private final String written;
    private final CelRuntime.Program program;

    private Expression(String written, CelRuntime.Program program) {
        this.written = written;
        this.program = program;
    }

    /** @throws IllegalArgumentException when it is not an expression that is true or false */
    public static Expression of(String written) {
        try {
            return new Expression(
                    written, RUNTIME.createProgram(COMPILER.compile(written).getAst()));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("the expression cannot be used: " + e.getMessage(), e);
        }
    }

    /** One that fails on a message, such as by a header that is not there, does not hold. */
    @Override
    public boolean holds(Reading reading) {
        try {
            return program.eval(reading.variables()) instanceof Boolean holds && holds;
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    @Override
    public void tell(Reading reading, List<String> evidence) {
        evidence.add("expression holds: " + written);
    }

    @Override
    public Anchors anchors() {
        return Anchors.NONE;
    }
}
