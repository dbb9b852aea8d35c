package io.batchwright.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Makes the embedded database under another name, and gives it its own when it is complete. H2 commits every statement of a
 * migration by itself, and a process that is killed in the middle would leave a file that no later start could use.
 */
final class NewDatabaseFile {

    private static final String PREFIX = "jdbc:h2:file:";
    private static final String SUFFIX = ".mv.db";
    private static final String NEW = ".new-";

    /** A new file has nothing to be gained by compacting it when it is closed. */
    private static final String NOT_COMPACTED = ";MAX_COMPACT_TIME=0";

    private final String path;
    private final String settings;

    private NewDatabaseFile(String path, String settings) {
        this.path = path;
        this.settings = settings;
    }

    /** The file of the URL of an embedded database. */
    static NewDatabaseFile of(String url) {
        int end = url.indexOf(';') < 0 ? url.length() : url.indexOf(';');
        String path = url.substring(PREFIX.length(), end);
        return new NewDatabaseFile(
                path.startsWith("~") ? System.getProperty("user.home") + path.substring(1) : path, url.substring(end));
    }

    /**
     * Makes the database, unless it is there.
     *
     * @throws SQLException if it cannot be made
     */
    void makeIfMissing(String user, String password, Migrations migrations) throws SQLException {
        Path file = Path.of(path + SUFFIX);
        if (Files.exists(file)) {
            return;
        }
        String made = path + NEW + ProcessHandle.current().pid();
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(PREFIX + made + settings + NOT_COMPACTED);
        database.setUser(user);
        database.setPassword(password);
        try {
            Files.deleteIfExists(Path.of(made + SUFFIX));
            migrations.applyToNew(database);
            give(Path.of(made + SUFFIX), file);
            removeLeftovers(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A link, as a move would replace the file of a process that was quicker. */
    private static void give(Path made, Path file) throws IOException {
        try {
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            if (!Files.exists(file)) {
                throw e;
            }
        } catch (UnsupportedOperationException e) {
            Files.move(made, file);
        }
    }

    /** Those of this process, of processes that were killed, and of processes that were too slow. */
    private static void removeLeftovers(Path file) throws IOException {
        String name = file.getFileName().toString();
        String start = name.substring(0, name.length() - SUFFIX.length()) + NEW;
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(
                file.toAbsolutePath().getParent(),
                found -> found.getFileName().toString().startsWith(start))) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }
}
