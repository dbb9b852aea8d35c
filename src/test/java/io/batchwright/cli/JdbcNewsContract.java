package io.batchwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that load what is new in a table, as a user starts them. */
abstract class JdbcNewsContract {

    private static final String LOADED = "select count(*), count(distinct id), sum(id) from copied";
    private static final String NOTHING_NEW = "nothing new since the last run";
    private static final int MANY = 2000;

    private CliHome home;

    abstract CliHome home(Path directory);

    @BeforeEach
    void makeHome(@TempDir Path directory) {
        home = home(directory);
        home.run("run", "metrics");
        home.execute(
                "create table events(id bigint primary key, updated_at timestamp with time zone not null, v bigint)");
        reading("key: [updated_at, id], read: new, lag: 1h");
    }

    private void reading(String what) {
        home.pipeline("news", """
                source: { type: jdbc, query: "select id, updated_at, v from events", %s }
                fields: { id: long, updated_at: timestamp, v: long }
                transform:
                  - set: { share: 100 / v }
                sink: { type: jdbc, table: copied }
                commit-every: 500
                """.formatted(what));
    }

    private CliHome.Result run(String... arguments) {
        CliHome.Result result = home.run(
                Stream.concat(Stream.of("run", "news"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(result.exit()).as(result.err()).isZero();
        return result;
    }

    private void runFails() {
        CliHome.Result failed = home.run("run", "news", "max-rejects=0");
        assertThat(failed.exit()).as(failed.err()).isEqualTo(ExitCodes.FAILED);
    }

    private static String row(long id, int minutesAgo) {
        return "insert into events values (" + id + ", current_timestamp - interval '" + minutesAgo + "' minute, 1)";
    }

    private void add(long id, int minutesAgo) {
        home.execute(row(id, minutesAgo));
    }

    /** Adds {@link #MANY} rows from an id on, all of the same moment, of which one in the second half is bad. */
    private void addBad(long first, int minutesAgo) throws SQLException {
        try (Connection connection = home.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into events values (?, current_timestamp - interval '" + minutesAgo + "' minute, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < MANY; i++) {
                insert.setLong(1, first + i);
                insert.setLong(2, i == 1500 ? 0 : 1);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private static long sumOfBad(long first) {
        return MANY * first + MANY * (MANY - 1L) / 2 - (first + 1500);
    }

    private void hasLoaded(long rows, long sum) {
        assertThat(home.query(LOADED)).containsExactly(rows + "|" + rows + "|" + sum);
    }

    private void abandonLast() {
        String id = home.query("select max(job_execution_id) from batch_job_execution where status <> 'COMPLETED'")
                .get(0);
        CliHome.Result abandoned = home.run("jobs", "abandon", id);
        assertThat(abandoned.exit()).as(abandoned.err()).isZero();
    }

    @Test
    void loadsTheRowsBehindTheLastOne() {
        add(1, 180);
        add(2, 170);
        run();
        hasLoaded(2, 3);
        assertThat(run().out()).contains(NOTHING_NEW);
        assertThat(home.query("select count(*) from batch_job_execution where job_instance_id ="
                        + " (select max(job_instance_id) from batch_job_instance)"))
                .containsExactly("1");
        add(3, 120);
        home.execute("update events set updated_at = current_timestamp - interval '110' minute where id = 1");
        run();
        assertThat(home.query("select id from copied order by updated_at, id")).containsExactly("1", "2", "3", "1");
        assertThat(run().out()).contains(NOTHING_NEW);
    }

    @Test
    void aCommitWithinTheLagIsNotLost() throws SQLException {
        add(1, 180);
        try (Connection late = home.connect()) {
            late.setAutoCommit(false);
            late.createStatement().execute(row(2, 30));
            add(3, 20);
            run();
            hasLoaded(1, 1);
            late.commit();
        }
        assertThat(run().out()).contains(NOTHING_NEW);
        run("source.lag=25m");
        hasLoaded(2, 3);
        run("source.lag=1m");
        hasLoaded(3, 6);
    }

    @Test
    void aCommitThatIsLaterThanTheLagIs() throws SQLException {
        try (Connection late = home.connect()) {
            late.setAutoCommit(false);
            late.createStatement().execute(row(2, 30));
            add(3, 20);
            run("source.lag=0s");
            late.commit();
        }
        assertThat(run("source.lag=0s").out()).contains(NOTHING_NEW);
        hasLoaded(1, 3);
    }

    @Test
    void holdsFiveMinutesBackUnlessToldOtherwise() {
        reading("key: [updated_at, id], read: new");
        add(1, 6);
        add(2, 4);
        run();
        hasLoaded(1, 1);
        assertThat(run().out()).contains(NOTHING_NEW);
        run("source.lag=3m");
        hasLoaded(2, 3);
    }

    @Test
    void completesAnInterruptedLoadUpToItsBoundBeforeItReadsOn() throws SQLException {
        addBad(1000, 90);
        runFails();
        add(1, 70);
        add(2, 30);

        CliHome.Result resumed = run("max-rejects=1", "source.lag=10m");

        assertThat(resumed.err()).contains("resuming after record");
        hasLoaded(MANY + 1, sumOfBad(1000) + 3);
        assertThat(home.query(
                        "select read_count from batchwright_checkpoint where pipeline = 'news' order by read_count"))
                .containsExactly("1", String.valueOf(MANY + 1));
        assertThat(run("source.lag=10m").out()).contains(NOTHING_NEW);
    }

    @Test
    void goesOnWhereALoadWasGivenUp() throws SQLException {
        addBad(1000, 90);
        addBad(5000, 80);
        runFails();
        abandonLast();
        runFails();
        abandonLast();
        add(1, 70);
        run();
        hasLoaded(2 * MANY - 1, sumOfBad(1000) + sumOfBad(5000) + 1);
        assertThat(run().out()).contains(NOTHING_NEW);
    }

    @Test
    void aRerunReadsEverythingAgain() {
        add(1, 180);
        run();
        add(2, 170);
        run("--rerun");
        assertThat(home.query(LOADED)).containsExactly("3|2|4");
        assertThat(run().out()).contains(NOTHING_NEW);
        add(3, 160);
        run();
        assertThat(home.query(LOADED)).containsExactly("4|3|7");
    }

    @Test
    void goesOnFromALoadOfEverything() throws SQLException {
        reading("key: [updated_at, id]");
        add(1, 180);
        add(2, 90);
        run();
        reading("key: [updated_at, id], read: new, lag: 1h");
        assertThat(run().out()).contains(NOTHING_NEW);
        addBad(1000, 70);
        runFails();
        run("max-rejects=1");
        hasLoaded(MANY + 1, 3 + sumOfBad(1000));
        reading("key: [updated_at, id]");
        CliHome.Result refused = home.run("run", "news");
        assertThat(refused.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err()).contains("read: new");
    }

    @Test
    void goesOnFromAnInterruptedLoadOfEverything() throws SQLException {
        reading("key: [updated_at, id]");
        addBad(1000, 90);
        runFails();
        reading("key: [updated_at, id], read: new, lag: 10m");
        run("max-rejects=1");
        add(1, 60);
        run();
        hasLoaded(MANY, 1 + sumOfBad(1000));
    }

    @Test
    void readsByANumberThatGrows() {
        reading("key: id, read: new");
        add(1, 0);
        add(7, 0);
        run();
        assertThat(run().out()).contains(NOTHING_NEW);
        add(8, 0);
        run();
        hasLoaded(3, 16);
        CliHome.Result refused = home.run("run", "news", "source.lag=1h");
        assertThat(refused.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err()).contains("source.lag", "begins with a timestamp", "'id'");
    }

    @Test
    void beginsWithATableThatIsStillEmpty() {
        run();
        assertThat(run().out()).contains(NOTHING_NEW);
        add(1, 90);
        run();
        hasLoaded(1, 1);
    }

    @Test
    void aRowWithoutATimestampIsNotPassedOver() {
        home.execute("alter table events alter column updated_at drop not null");
        add(1, 90);
        run();
        home.execute("insert into events values (2, null, 1)");
        CliHome.Result refused = home.run("run", "news");
        assertThat(refused.exit()).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err()).containsIgnoringCase("\"updated_at\" is null").contains("leave such rows out");
    }

    @Test
    void isValidatedAndPreviewed() {
        add(1, 90);
        add(2, 0);
        run();
        CliHome.Result preview = home.run("preview", "news");
        assertThat(preview.exit()).as(preview.err()).isZero();
        assertThat(preview.out()).contains("\"id\":1", "\"id\":2");
        assertThat(home.run("validate", "news", "source.read=all").err()).contains("expected 'read: new' with it");
        assertThat(home.run("validate", "news", "source.zone=Asia/Tokyo").err())
                .contains("expected zone Z", "'updated_at'", "found Asia/Tokyo");
    }

    /** Whatever the zone of the process, and with it that of its sessions. */
    @Test
    void comparesWithTheClockOfTheZoneThatIsNamed() throws Exception {
        String zone = ", zone: Asia/Tokyo }";
        home.pipeline("local", """
                source: { type: jdbc, query: "select id, at from local", key: [at, id], read: new, lag: 1h%s
                fields: { id: long, at: { type: timestamp%s }
                sink: { type: jdbc, table: copied }
                """.formatted(zone, zone));
        home.execute("create table local(id bigint primary key, at timestamp not null)");
        addLocal(1, 90, ZoneId.of("Asia/Tokyo"));
        addLocal(2, 40, ZoneId.of("Asia/Tokyo"));
        runInNewYork("local");
        hasLoaded(1, 1);
        home.execute("drop table copied");

        home.pipeline("utc", """
                source: { type: jdbc, query: "select id, at from utc", key: [at, id], read: new, lag: 1h }
                fields: { id: long, at: timestamp }
                sink: { type: jdbc, table: copied }
                """);
        home.execute("create table utc(id bigint primary key, at timestamp not null)");
        home.execute("insert into utc select id, at - interval '9' hour from local");
        runInNewYork("utc");
        hasLoaded(1, 1);
        home.execute("drop table copied");

        add(1, 90);
        add(2, 40);
        runInNewYork("news");
        hasLoaded(1, 1);
        assertThat(run().out()).contains(NOTHING_NEW);
        run("source.lag=30m");
        hasLoaded(2, 3);
    }

    private void addLocal(long id, int minutesAgo, ZoneId zone) throws SQLException {
        try (Connection connection = home.connect();
                PreparedStatement insert = connection.prepareStatement("insert into local values (?, ?)")) {
            insert.setLong(1, id);
            insert.setObject(2, LocalDateTime.now(zone).minusMinutes(minutesAgo));
            insert.executeUpdate();
        }
    }

    private void runInNewYork(String pipeline) throws Exception {
        ProcessBuilder command =
                home.command("run", pipeline, "--home", home.directory().toString());
        command.environment().put("JAVA_TOOL_OPTIONS", "-Duser.timezone=America/New_York");
        Process process = command.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(home.directory().resolve("process.log")))
                .isZero();
    }
}
