/** The pipeline file: its model, loading with positions, validation and JSON Schema. */
@NullMarked
package io.batchwright.pipeline;

import org.jspecify.annotations.NullMarked;
