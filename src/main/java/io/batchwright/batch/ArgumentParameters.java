package io.batchwright.batch;

import io.batchwright.pipeline.RunArguments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/** Keeps the arguments of a run as non-identifying job parameters, so that it can be repeated with the same ones. */
final class ArgumentParameters {

    private static final String PREFIX = "arguments.";
    private static final String FILE = PREFIX + "file";
    /** What the repository's column holds. */
    private static final int LONGEST = 2_500;

    private ArgumentParameters() {}

    static void add(RunArguments arguments, JobParametersBuilder builder) {
        Path file = arguments.file();
        if (file != null) {
            builder.addString(FILE, file.toString(), false);
        }
        int number = 0;
        for (String assignment : arguments.assignments()) {
            number++;
            builder.addString(PREFIX + number, kept(assignment), false);
        }
    }

    /** A value that is too long for the repository is not kept, as if it were secret. */
    private static String kept(String assignment) {
        return assignment.length() <= LONGEST ? assignment : assignment.substring(0, assignment.indexOf('='));
    }

    static RunArguments read(JobParameters parameters) {
        List<String> assignments = new ArrayList<>();
        String assignment = parameters.getString(PREFIX + 1);
        while (assignment != null) {
            assignments.add(assignment);
            assignment = parameters.getString(PREFIX + (assignments.size() + 1));
        }
        String file = parameters.getString(FILE);
        return new RunArguments(file == null ? null : Path.of(file), assignments, RunIdentity.slot(parameters));
    }
}
