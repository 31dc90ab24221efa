package io.muara.ticket.database;

import static java.util.stream.Collectors.joining;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.metamodel.MappingMetamodel;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Writes new rows of one table by one statement, however many they are. PostgreSQL then begins and ends it once, and runs once what hangs
 * on it; Hibernate alone would give it a statement a row. Columns and values are those that Hibernate maps.
 */
public final class NewRows {

    private static final Map<Class<?>, String> FROM_TEXT = Map.of(
            String.class, "%s",
            UUID.class, "cast(%s as uuid)",
            Long.class, "cast(%s as bigint)",
            Integer.class, "cast(%s as int)",
            Short.class, "cast(%s as smallint)",
            Boolean.class, "cast(%s as boolean)",
            Instant.class, "cast(%s as timestamptz)",
            String[].class, "cast(%s as text[])",
            byte[].class, "decode(%s, 'base64')");

    private NewRows() {}

    /** @param rows entities of one type, in the order in which PostgreSQL numbers them where it does */
    public static Uni<Void> insert(Mutiny.StatelessSession session, Object... rows) {
        if (rows.length == 0) {
            return Uni.createFrom().voidItem();
        }
        var entity = ((MappingMetamodel) session.getFactory().getMetamodel()).getEntityDescriptor(rows[0].getClass());
        var columns = columns(entity, rows);
        var insert = session.createNativeQuery(sql(entity.getIdentifierTableName(), columns));
        columns.forEach(column -> insert.setParameter(column.alias, column.values));
        return insert.executeUpdate().replaceWithVoid();
    }

    /** All values travel as text: that of a whole column in one parameter. */
    @SuppressWarnings("ArrayRecordComponent") // filled once, never compared
    private record Column(
            SelectableMapping mapping,
            String alias,
            @Nullable String[] values) {

        String name() {
            return mapping.getSelectionExpression();
        }

        String parameter() {
            return "cast(:%s as text[])".formatted(alias);
        }

        String value() {
            var written = mapping.getCustomWriteExpression();
            return written == null || written.equals("?") ? typed() : written.replace("?", alias);
        }

        private String typed() {
            var type = mapping.getJdbcMapping().getJdbcJavaType().getJavaTypeClass();
            return Optional.ofNullable(FROM_TEXT.get(type))
                    .orElseThrow(() -> new IllegalStateException(
                            "column %s is of %s, which nobody has written as text yet".formatted(name(), type)))
                    .formatted(alias);
        }
    }

    private static Collection<Column> columns(EntityPersister entity, Object... rows) {
        var columns = new LinkedHashMap<String, Column>();
        for (var i = 0; i < rows.length; i++) {
            var row = i;
            ModelPart.JdbcValueConsumer keep = (index, value, column) -> {
                if (column.isInsertable() && !column.isFormula()) {
                    columnOf(column, columns, rows.length).values[row] = text(value);
                }
            };
            entity.getIdentifierMapping().breakDownJdbcValues(entity.getIdentifier(rows[row]), keep, null);
            entity.forEachAttributeMapping(
                    attribute -> attribute.breakDownJdbcValues(attribute.getValue(rows[row]), keep, null));
        }
        return columns.values();
    }

    private static Column columnOf(SelectableMapping mapping, Map<String, Column> columns, int rows) {
        return columns.computeIfAbsent(
                mapping.getSelectionExpression(), name -> new Column(mapping, "c" + columns.size(), new String[rows]));
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case String[] texts -> array(texts);
            default -> value.toString();
        };
    }

    /** As PostgreSQL writes an array of texts. */
    private static String array(String... texts) {
        return Arrays.stream(texts)
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(joining(",", "{", "}"));
    }

    private static String sql(String table, Collection<Column> columns) {
        return "insert into %s (%s) select %s from unnest(%s) with ordinality as r (%s, nth) order by nth"
                .formatted(
                        table,
                        columns.stream().map(Column::name).collect(joining(", ")),
                        columns.stream().map(Column::value).collect(joining(", ")),
                        columns.stream().map(Column::parameter).collect(joining(", ")),
                        columns.stream().map(Column::alias).collect(joining(", ")));
    }
}
