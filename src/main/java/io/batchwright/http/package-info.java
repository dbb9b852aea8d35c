/** HTTP requests that withstand a bad network: credentials, time-outs, retries, a rate limit and a bound on answers. */
@NullMarked
package io.batchwright.http;

import org.jspecify.annotations.NullMarked;
