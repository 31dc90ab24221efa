package io.muara.ticket.lifecycle;

import io.muara.contracts.AgentId;
import io.muara.contracts.Category;
import io.muara.contracts.ConversationKey;
import io.muara.contracts.DeliveryReport;
import io.muara.contracts.Priority;
import io.muara.contracts.TeamId;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How our value types lie in columns: as the text that people know them by. */
final class Columns {

    private Columns() {}

    abstract static class AsText<T> implements AttributeConverter<@Nullable T, @Nullable String> {

        private final Function<T, String> write;
        private final Function<String, T> read;

        AsText(Function<T, String> write, Function<String, T> read) {
            this.write = write;
            this.read = read;
        }

        @Override
        public @Nullable String convertToDatabaseColumn(@Nullable T value) {
            return value == null ? null : write.apply(value);
        }

        @Override
        public @Nullable T convertToEntityAttribute(@Nullable String text) {
            return text == null ? null : read.apply(text);
        }
    }

    @Converter(autoApply = true)
    static class Statuses extends AsText<Status> {
        Statuses() {
            super(Status::id, Status::of);
        }
    }

    @Converter(autoApply = true)
    static class Resolutions extends AsText<Resolution> {
        Resolutions() {
            super(Resolution::value, Resolution::new);
        }
    }

    @Converter(autoApply = true)
    static class Priorities extends AsText<Priority> {
        Priorities() {
            super(Priority::id, Priority::of);
        }
    }

    @Converter(autoApply = true)
    static class Categories extends AsText<Category> {
        Categories() {
            super(Category::value, Category::new);
        }
    }

    @Converter(autoApply = true)
    static class Teams extends AsText<TeamId> {
        Teams() {
            super(TeamId::value, TeamId::new);
        }
    }

    @Converter(autoApply = true)
    static class Agents extends AsText<AgentId> {
        Agents() {
            super(AgentId::value, AgentId::new);
        }
    }

    @Converter(autoApply = true)
    static class Conversations extends AsText<ConversationKey> {
        Conversations() {
            super(ConversationKey::toString, ConversationKey::parse);
        }
    }

    @Converter(autoApply = true)
    static class Deliveries extends AsText<DeliveryReport.Status> {
        Deliveries() {
            super(DeliveryReport.Status::id, id -> DeliveryReport.Status.valueOf(id.toUpperCase(Locale.ROOT)));
        }
    }

    @Converter(autoApply = true)
    static class Directions extends AsText<TicketMessage.Direction> {
        Directions() {
            super(TicketMessage.Direction::id, TicketMessage.Direction::of);
        }
    }
}
