/** Memory and throughput of a pipeline's run, looked at: samples of a process of its own, and a picture of them. */
@org.jspecify.annotations.NullMarked
package io.batchwright.profile;
