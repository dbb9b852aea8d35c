/** What only our own repository has: pipelines to run, rejects to look at and to replay. */
@NullMarked
package io.batchwright.serve.own;

import org.jspecify.annotations.NullMarked;
