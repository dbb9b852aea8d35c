/** Pages about a repository, ours or another application's. */
@NullMarked
package io.batchwright.serve.page;

import org.jspecify.annotations.NullMarked;
