/** Who did what through the server. */
@NullMarked
package io.batchwright.serve.audit;

import org.jspecify.annotations.NullMarked;
