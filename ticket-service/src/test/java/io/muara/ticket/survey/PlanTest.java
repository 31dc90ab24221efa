package io.muara.ticket.survey;

import static io.muara.ticket.survey.SurveyConfig.Ask.CSAT;
import static io.muara.ticket.survey.SurveyConfig.Ask.NONE;
import static io.muara.ticket.survey.SurveyConfig.Ask.NPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muara.contracts.Category;
import io.muara.contracts.ChannelId;
import io.muara.contracts.TeamId;
import io.muara.ticket.satisfaction.Question;
import io.muara.ticket.survey.Wishes.Page;
import io.muara.ticket.survey.Wishes.Some;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Plan.Matter MATTER =
            new Plan.Matter(new Category("order"), new TeamId("finance"), new ChannelId("email"));

    @Test
    void nobody_is_asked_unless_somebody_wants_it() {
        assertThat(new Plan(Wishes.asking(NONE), Page.NONE).question(MATTER)).isEmpty();
        assertThat(plan(Wishes.asking(NPS)).question(MATTER)).hasValue(Question.NPS);
    }

    @Test
    void a_category_goes_before_a_team_and_a_team_before_a_channel() {
        var channel = Wishes.asking(NONE).ofChannel("email", Some.asking(CSAT));
        var team = channel.ofTeam("finance", Some.asking(NPS));
        var category = team.ofCategory("order", Some.asking(CSAT));

        assertThat(plan(channel).question(MATTER)).hasValue(Question.CSAT);
        assertThat(plan(team).question(MATTER)).hasValue(Question.NPS);
        assertThat(plan(category).question(MATTER)).hasValue(Question.CSAT);
    }

    @Test
    void where_any_says_none_nobody_is_asked() {
        var wishes = Wishes.asking(CSAT).ofChannel("email", Some.asking(NONE)).ofTeam("finance", Some.asking(NPS));

        assertThat(plan(wishes).question(MATTER)).isEmpty();
        assertThat(plan(wishes).question(new Plan.Matter(MATTER.category(), MATTER.team(), new ChannelId("whatsapp"))))
                .hasValue(Question.NPS);
    }

    @Test
    void the_delay_and_the_window_may_be_a_channels_own() {
        var later = plan(Wishes.asking(CSAT).ofChannel("email", Some.after(Duration.ofDays(2))));
        var window = plan(Wishes.asking(CSAT).ofChannel("email", Some.within(Duration.ofDays(1))));

        assertThat(later.after(MATTER)).isEqualTo(Duration.ofDays(2));
        assertThat(later.within(MATTER)).isEmpty();
        assertThat(later.question(MATTER)).hasValue(Question.CSAT);
        assertThat(window.after(MATTER)).isEqualTo(Duration.ofHours(1));
        assertThat(window.within(MATTER)).isEqualTo(Optional.of(Duration.ofDays(1)));
    }

    @Test
    void what_cannot_be_meant_stops_the_start_and_is_named() {
        assertThatThrownBy(() -> new Plan(Wishes.asking(CSAT), Page.NONE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("muara.satisfaction.ask needs muara.tracking.url");
        assertThatThrownBy(() -> new Plan(Wishes.asking(NONE).ofTeam("finance", Some.asking(NPS)), Page.NONE))
                .hasMessageContaining("muara.tracking.url");
        assertThatThrownBy(() -> plan(Wishes.asking(CSAT).reminding(6)))
                .hasMessageContaining("muara.satisfaction.reminders must be from 0 to 5");
        assertThatThrownBy(() -> plan(Wishes.asking(CSAT).after(Duration.ofHours(-1))))
                .hasMessageContaining("muara.satisfaction.after must not be negative");
        assertThatThrownBy(() -> plan(Wishes.asking(CSAT).ofTeam("No Team", Some.asking(NPS))))
                .hasMessageContaining("muara.satisfaction.teams.No Team");
        assertThatThrownBy(() -> plan(Wishes.asking(CSAT).ofChannel("email", Some.within(Duration.ofHours(-1)))))
                .hasMessageContaining("muara.satisfaction.channels.email.within");
    }

    private static Plan plan(Wishes wishes) {
        return new Plan(wishes, Page.SEEN);
    }
}
