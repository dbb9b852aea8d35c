package io.batchwright.monitor;

/** Whose schema a job repository has, as far as it can be told from its tables and sequences. */
public enum RepositoryVersion {
    /** Spring Batch 5. */
    FIVE("5"),
    /** Spring Batch 6. */
    SIX("6"),
    /** Spring Batch 5 or 6, which have the same tables; the sequences, which differ, can not be seen. */
    FIVE_OR_SIX("5 or 6");

    private final String number;

    RepositoryVersion(String number) {
        this.number = number;
    }

    /** The version of Spring Batch, for people. */
    public String number() {
        return number;
    }
}
