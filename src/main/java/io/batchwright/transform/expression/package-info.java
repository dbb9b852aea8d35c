/**
 * Expressions of a pipeline file: CEL, parsed and type-checked by Google's library when the pipeline loads, then evaluated
 * here, a batch of records at a time. Only the compiler's classes touch the library, because it is slow to load.
 */
@NullMarked
package io.batchwright.transform.expression;

import org.jspecify.annotations.NullMarked;
