/**
 * Mails that tell what became of one of our replies: bounces, delays, receipts, complaints. {@link
 * io.muara.email.report.DeliveryNotice} is the way in. What concerns no reply of ours is an ordinary mail.
 */
@NullMarked
package io.muara.email.report;

import org.jspecify.annotations.NullMarked;
