/** What proofs are made of: secrets that can be changed while we run, and signatures compared in constant time. */
@NullMarked
package io.muara.ingest.proof;

import org.jspecify.annotations.NullMarked;
