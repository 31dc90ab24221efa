/**
 * How far a mail can be trusted: whether a program sent it, what our mail server found out about its sender, and whether its
 * sender's name is meant to deceive. Each verdict carries its reason.
 */
@NullMarked
package io.muara.email.trust;

import org.jspecify.annotations.NullMarked;
