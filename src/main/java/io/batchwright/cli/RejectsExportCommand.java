package io.batchwright.cli;

import io.batchwright.batch.BatchContext;
import io.batchwright.report.DifferentHeadersException;
import io.batchwright.report.Formulas;
import io.batchwright.report.RejectExport;
import io.batchwright.report.RejectFormat;
import io.batchwright.sink.RejectCount;
import io.batchwright.sink.RejectSelection;
import io.batchwright.sink.RejectStore;
import io.batchwright.text.Figures;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes rejects to a file or to standard output. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Write the rejects of a pipeline's latest load, or of another load or a run, to standard output or a file.",
            "csv and json-lines tell all about them; raw is the records themselves, those not replayed yet,"
                    + " below the header of their input, to be mended in an editor and loaded as a file."
        })
final class RejectsExportCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final RejectDatabase database = new RejectDatabase();

    @Mixin
    private final RejectChoice choice = new RejectChoice();

    @Option(names = "--format", paramLabel = "FORMAT", description = "csv, json-lines or raw; default: csv.")
    private @Nullable RejectFormat format;

    @Option(names = "--raw", description = "The same as --format raw.")
    private boolean raw;

    @Option(
            names = "--spreadsheet",
            description = "With csv: put an apostrophe before text that a spreadsheet would take for a formula.")
    private boolean spreadsheet;

    @Option(names = "--input", paramLabel = "NAME", description = "Only the rejects of one input.")
    private @Nullable String input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write; default: standard output.")
    private @Nullable Path file;

    @Option(names = "--force", description = "Overwrite the file if it exists.")
    private boolean force;

    @Override
    public Integer call() throws IOException {
        RejectFormat chosen = chosenFormat();
        if (file != null && Files.exists(file) && !force) {
            throw new UserException(file + " exists; use --force to overwrite it");
        }
        try (BatchContext context = database.start(spec)) {
            RejectStore rejects = database.rejects(context, choice.pipeline());
            choice.requireKnown(rejects, database.home(), context);
            export(rejects, chosen);
        }
        return ExitCodes.DONE;
    }

    private RejectFormat chosenFormat() {
        if (raw && format != null && format != RejectFormat.RAW) {
            throw new UserException("--raw is --format raw; leave out one of --raw and --format " + format);
        }
        RejectFormat chosen = raw ? RejectFormat.RAW : format == null ? RejectFormat.CSV : format;
        if (spreadsheet && chosen != RejectFormat.CSV) {
            throw new UserException("--spreadsheet is about --format csv, found " + chosen);
        }
        return chosen;
    }

    private void export(RejectStore rejects, RejectFormat chosen) throws IOException {
        RejectSelection selection = choice.select(rejects);
        RejectExport export = export(rejects, input == null ? selection : selection.ofInput(input), chosen);
        RejectCount count = export.count();
        if (input != null && count.total() == 0) {
            throw new UserException("--input: '" + input + "' has no rejects; 'rejects show' has the names of inputs");
        }
        Path target = file;
        if (target != null) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
                export.write(out);
            }
        } else {
            toStandardOutput(export);
        }
        notes(count, chosen).forEach(note -> spec.commandLine().getErr().println(choice.pipeline() + ": " + note));
        spec.commandLine().getErr().flush();
    }

    private RejectExport export(RejectStore rejects, RejectSelection selection, RejectFormat chosen) {
        try {
            return new RejectExport(rejects, selection, chosen, spreadsheet ? Formulas.DEFUSED : Formulas.KEPT);
        } catch (DifferentHeadersException e) {
            throw new UserException(e.getMessage() + " (--input)");
        }
    }

    /** What a user of the export should know of what is not in it. */
    private List<String> notes(RejectCount count, RejectFormat chosen) {
        List<String> notes = new ArrayList<>();
        if (count.total() == 0) {
            notes.add("nothing to export: " + choice.description() + " has no rejects; 'rejects list "
                    + choice.pipeline() + "' has all that are kept");
        }
        if (chosen == RejectFormat.RAW && count.replayed() > 0) {
            notes.add(Figures.count(count.replayed()) + " left out, which are replayed already");
        }
        if (chosen == RejectFormat.RAW && count.cut() > 0) {
            notes.add(Figures.count(count.cut())
                    + " left out, of which only the beginning was kept; take them from the input");
        }
        return notes;
    }

    /** A reader that has seen enough and closes the pipe is no failure. */
    private static void toStandardOutput(RejectExport export) throws IOException {
        try {
            OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
            export.write(out);
            out.flush();
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")) {
                throw e;
            }
        }
    }
}
