@NullMarked
package io.muara.router.language;

import org.jspecify.annotations.NullMarked;
