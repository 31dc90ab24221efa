package io.muara.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdmissionTest {

    private final Admission admission = new Admission(2, 100);

    @Test
    void who_sends_slowly_takes_no_place_of_those_who_sent_everything() {
        assertThat(admission.begin()).isTrue();
        assertThat(admission.begin()).isTrue();
        assertThat(admission.begin()).isFalse();

        assertThat(admission.enter(1)).isTrue();
        assertThat(admission.enter(1)).isTrue();
        assertThat(admission.enter(1)).isFalse();
        assertThat(admission.isFull()).isTrue();
    }

    @Test
    void who_sends_slowly_takes_at_most_half_of_the_memory() {
        admission.begin();

        assertThat(admission.more(50)).isTrue();
        assertThat(admission.more(1)).isFalse();
        assertThat(admission.enter(50)).isTrue();
        assertThat(admission.enter(1)).isFalse();
    }

    @Test
    void everything_is_given_back_however_a_call_ends() {
        for (int i = 0; i < 10; i++) {
            admission.begin();
            admission.more(40);
            admission.abandon(40);
            admission.begin();
            admission.more(40);
            assertThat(admission.enterWhole(40)).isTrue();
            admission.leave(40);
            assertThat(admission.enter(90)).isTrue();
            assertThat(admission.enter(90)).isFalse();
            admission.leave(90);
        }
        assertThat(admission.enter(100)).isTrue();
        assertThat(admission.isFull()).isFalse();
    }
}
