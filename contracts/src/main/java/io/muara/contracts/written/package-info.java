/**
 * Reads what people write in YAML, and names every mistake with its file, line, path and what was probably meant. Start at
 * {@link io.muara.contracts.written.Folder} and {@link io.muara.contracts.written.Place}.
 */
@NullMarked
package io.muara.contracts.written;

import org.jspecify.annotations.NullMarked;
