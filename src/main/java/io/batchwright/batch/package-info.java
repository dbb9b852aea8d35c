/** The only package that knows Spring Batch: jobs, reader, processors, writer, restart. */
@NullMarked
package io.batchwright.batch;

import org.jspecify.annotations.NullMarked;
