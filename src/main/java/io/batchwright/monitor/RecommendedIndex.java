package io.batchwright.monitor;

import java.util.Locale;

/** The indexes that pages are quick with. One of another name will do, if it begins with the same column. */
enum RecommendedIndex {
    JOB("JOB_INSTANCE", "JOB_NAME", "JOB_INSTANCE_ID", "the executions of one job, the newest one of each job"),
    INSTANCE("JOB_EXECUTION", "JOB_INSTANCE_ID", "JOB_EXECUTION_ID", "the executions of one job or of one instance"),
    STATUS("JOB_EXECUTION", "STATUS", "JOB_EXECUTION_ID", "what runs, what failed, the filter by status"),
    CREATED("JOB_EXECUTION", "CREATE_TIME", "JOB_EXECUTION_ID", "the filter by time"),
    STARTED("JOB_EXECUTION", "START_TIME", "", "the timeline"),
    ENDED("JOB_EXECUTION", "END_TIME", "", "the timeline"),
    PARAMETERS("JOB_EXECUTION_PARAMS", "JOB_EXECUTION_ID", "", "the parameters of an execution"),
    VALUE(
            "JOB_EXECUTION_PARAMS",
            "PARAMETER_NAME",
            "LEFT(PARAMETER_VALUE, 100), JOB_EXECUTION_ID",
            "the filter by parameter"),
    STEPS("STEP_EXECUTION", "JOB_EXECUTION_ID", "STEP_NAME", "counts and steps of executions");

    private final String table;
    private final String firstColumn;
    private final String furtherColumns;
    private final String purpose;

    RecommendedIndex(String table, String firstColumn, String furtherColumns, String purpose) {
        this.table = table;
        this.firstColumn = firstColumn;
        this.furtherColumns = furtherColumns;
        this.purpose = purpose;
    }

    /** The name of its table, without the prefix. */
    String table() {
        return table;
    }

    String firstColumn() {
        return firstColumn;
    }

    /** @param concurrently whether the database can make it while the table is written to */
    MissingIndex missing(String prefix, boolean concurrently) {
        String name = prefix.substring(prefix.lastIndexOf('.') + 1) + table + "_" + name() + "_IDX";
        String columns = furtherColumns.isEmpty() ? firstColumn : firstColumn + ", " + furtherColumns;
        String way = concurrently ? "CONCURRENTLY " : "";
        String portable = concurrently ? columns : columns.replace("LEFT(PARAMETER_VALUE, 100)", "PARAMETER_VALUE");
        return new MissingIndex(
                purpose,
                "CREATE INDEX " + way + name.toLowerCase(Locale.ROOT) + " ON " + prefix + table + " (" + portable
                        + ");");
    }
}
