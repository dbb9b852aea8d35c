/** What travels through a pipeline: schema, columnar batches of records, rejects, positions and the ledger. */
@NullMarked
package io.batchwright.record;

import org.jspecify.annotations.NullMarked;
