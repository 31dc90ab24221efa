/**
 * Slack, where mostly our own people write: employees are customers too. Start at
 * {@link io.muara.chat.slack.SlackReading}, which says what each event means.
 */
@NullMarked
package io.muara.chat.slack;

import org.jspecify.annotations.NullMarked;
