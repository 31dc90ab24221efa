/**
 * Decides what each message is about, how urgent it is and who answers. What a rule is and how it decides stands in
 * {@code rules}, how words are recognised in {@code text}, how messages come in and go out in {@code stream}.
 */
@NullMarked
package io.muara.router;

import org.jspecify.annotations.NullMarked;
