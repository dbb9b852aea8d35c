/** The read side of any Spring Batch job repository, ours or another application's. Knows nothing of how jobs are run. */
@NullMarked
package io.batchwright.monitor;

import org.jspecify.annotations.NullMarked;
