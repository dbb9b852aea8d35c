/** The server: pages, API and live events over a job repository. Only the command line uses it. */
@NullMarked
package io.batchwright.serve;

import org.jspecify.annotations.NullMarked;
