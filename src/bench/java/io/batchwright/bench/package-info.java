/** Microbenchmarks of the hot path. */
@NullMarked
package io.batchwright.bench;

import org.jspecify.annotations.NullMarked;
