package io.batchwright.serve.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Says in words of the interface what messages advise in those of the command line, as what refuses a run does not know who has asked
 * for it.
 */
final class ApiWords {

    private static final Map<Pattern, String> WORDS = new LinkedHashMap<>();

    /** Arguments as commands have them: {@code KEY=VALUE}, in quotes where a shell needs them. */
    private static final String ASSIGNMENTS = "((?: (?:'[^'=]+=[^']*'|[^\\s'=]+=\\S*))+)";

    static {
        say("run it from a shell:  batchwright run .*", "run it from a shell");
        say("use --rerun \\(batchwright run [^)]*\\)", "use 'rerun'");
        say("raise max-rejects \\(batchwright run [^)]*\\)", "raise max-rejects");
        say("batchwright run (\\S+)" + ASSIGNMENTS + " --rerun", "POST /api/pipelines/$1/runs with$2 and 'rerun'");
        say("batchwright run (\\S+) --rerun", "POST /api/pipelines/$1/runs with 'rerun'");
        say("batchwright run (\\S+)" + ASSIGNMENTS, "POST /api/pipelines/$1/runs with$2");
        say("batchwright run (\\S+)", "POST /api/pipelines/$1/runs");
        say(
                "batchwright rejects replay (\\S+) --load (\\S+)(?:" + ASSIGNMENTS + ")?",
                "POST /api/pipelines/$1/rejects/replay with 'load': '$2'");
        say("batchwright rejects (?:show|list) (\\S+)", "GET /api/pipelines/$1/rejects");
        say("batchwright jobs restart (\\d+) (.*=…)", "POST /api/executions/$1/restart with the 'parameters' $2");
        say("batchwright jobs recover (\\d+) --force", "POST /api/executions/$1/recover with 'force'");
        say("run the slot again:  batchwright jobs backfill .*", "have the slot run again from a shell");
        say("batchwright jobs list (\\S+) has", "GET /api/executions?pipeline=$1 has");
        say("batchwright jobs list", "GET /api/executions");
        say("batchwright jobs show (\\d+)", "GET /api/executions/$1");
        say("batchwright jobs (abandon|recover|restart|stop) (\\d+)", "POST /api/executions/$2/$1");
        say("batchwright jobs (abandon|recover|restart|stop)(?: EXECUTION)?", "POST /api/executions/{id}/$1");
        say("batchwright jobs (pause|resume) (\\S+)", "POST /api/pipelines/$2/$1");
        say("'rejects show'", "GET /api/pipelines/{name}/rejects");
        say("(?<!\\S)(?:run )?--rerun\\b", "'rerun'");
        say("(?<!\\S)--(force|load)\\b", "'$1'");
        say(" Stop a run with Ctrl-C or SIGTERM", " It is stopped where it runs");
    }

    private ApiWords() {}

    private static void say(String ofCommands, String ofRequests) {
        WORDS.put(Pattern.compile(ofCommands), ofRequests);
    }

    /** The same message. */
    static String of(String message) {
        String said = message;
        for (Map.Entry<Pattern, String> words : WORDS.entrySet()) {
            said = words.getKey().matcher(said).replaceAll(words.getValue());
        }
        return said;
    }
}
