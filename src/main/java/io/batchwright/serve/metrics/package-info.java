/** Figures about runs for Prometheus, and whether the server is healthy. */
@NullMarked
package io.batchwright.serve.metrics;

import org.jspecify.annotations.NullMarked;
