/** Binds YAML to records: nodes with their places, overrides, the environment, and shapes made from annotated types. */
@NullMarked
package io.batchwright.pipeline.bind;

import org.jspecify.annotations.NullMarked;
