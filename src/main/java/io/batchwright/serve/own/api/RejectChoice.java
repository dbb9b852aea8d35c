package io.batchwright.serve.own.api;

import io.batchwright.serve.api.ApiException;
import io.batchwright.sink.RejectSelection;
import io.batchwright.sink.RejectStore;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rejects of a pipeline that a request names.
 *
 * @param rejects where they are
 * @param pipeline its name
 */
record RejectChoice(RejectStore rejects, String pipeline) {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{1,64}");

    /**
     * Rejects of one load: of the one that is named or, if it is not, of that of the run, or else of the latest one.
     *
     * @param load its key, or the beginning of it
     * @return empty if the pipeline has no load yet, or the run no rejects
     * @throws ApiException if none is meant, or several
     */
    Optional<RejectSelection> ofOneLoad(@Nullable String load, @Nullable Long execution, @Nullable String input) {
        RejectSelection all = RejectSelection.of(pipeline);
        RejectSelection ofRun = execution == null ? all : all.ofExecution(execution);
        RejectSelection chosen = input == null ? ofRun : ofRun.ofInput(input);
        if (load != null) {
            return Optional.of(chosen.ofLoad(load(load)));
        }
        Optional<String> only =
                execution == null ? rejects.latestLoad(pipeline) : only(rejects.loads(ofRun), execution);
        return only.map(chosen::ofLoad);
    }

    private static Optional<String> only(List<String> loads, long execution) {
        if (loads.size() > 1) {
            throw ApiException.badRequest("execution: several loads have a run " + execution + ": "
                    + String.join(", ", loads) + "; say which with load");
        }
        return loads.stream().findFirst();
    }

    /**
     * The key of a load of the pipeline.
     *
     * @param prefix its key, or the beginning of it
     * @throws ApiException if no load has it, or several
     */
    String load(String prefix) {
        if (!KEY.matcher(prefix).matches()) {
            throw ApiException.badRequest(
                    "load: expected the key of a load, or the beginning of it (0-9, a-f), found '" + prefix + "'");
        }
        List<String> keys = rejects.loads(pipeline, prefix);
        if (keys.isEmpty()) {
            throw ApiException.notFound("'" + pipeline + "' has no load '" + prefix + "'");
        }
        if (keys.size() > 1) {
            throw ApiException.badRequest(
                    "load: '" + prefix + "' is the beginning of several keys: " + String.join(", ", keys));
        }
        return keys.get(0);
    }
}
