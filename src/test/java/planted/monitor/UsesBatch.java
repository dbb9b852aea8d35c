package planted.monitor;

import planted.batch.PublicConfiguration;

/** A planted violation: the read side knows how jobs are run. */
public final class UsesBatch {
    public PublicConfiguration configuration;
}
