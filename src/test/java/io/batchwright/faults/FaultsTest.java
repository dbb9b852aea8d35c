package io.batchwright.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.batchwright.faults.FaultServer.Stop;
import io.batchwright.faults.Stages.Place;
import io.batchwright.faults.Wire.Moment;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens to a run, the table in the end is that of an undisturbed one. {@code src/bench/faults} does it longer. */
@Timeout(300)
class FaultsTest {

    private static final int KILLS = 5;

    /** The databases are hit most often; of all else the long run, {@code src/bench/faults}, has the figures. */
    private static final int FEW_KILLS = 2;

    /** Long enough to be hit in the middle, and over in a few seconds. */
    private static final Workloads WORKLOADS = new Workloads(
            new Workload(60_000, 20),
            new Workload(20_000, 20),
            new Workload(6_000, 20),
            new Workload(5_000, 50),
            new Workload(20_000, 50),
            new Workload(10_000, 10).in(2));

    private static final Workload WORKLOAD = WORKLOADS.postgres();

    /** As when the disk is full, at the commit. */
    private static final String RAISING = "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
            + " $$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = 'disk_full'; END $$;"
            + " CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON loaded DEFERRABLE INITIALLY DEFERRED"
            + " FOR EACH ROW EXECUTE FUNCTION refuse()";

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static Stages stages;

    private final Random random = new Random(Seeds.next());

    @BeforeAll
    static void open(@TempDir Path directory) {
        stages = new Stages(Application.ofClasses(), directory);
    }

    @AfterAll
    static void close() throws Exception {
        stages.close();
    }

    @ParameterizedTest
    @CsvSource({"H2, " + KILLS, "FILE, " + FEW_KILLS, "API, " + FEW_KILLS, "POSTGRES, " + KILLS})
    void kills(Place place, int kills) throws Exception {
        kills(place, WORKLOADS.on(place), kills);
    }

    @ParameterizedTest
    @EnumSource(value = Source.class, mode = EnumSource.Mode.EXCLUDE, names = "FILE")
    void killsWhileItReads(Source source) throws Exception {
        kills(Place.POSTGRES, WORKLOADS.remote().from(source), FEW_KILLS);
    }

    @ParameterizedTest
    @EnumSource(value = Source.class, mode = EnumSource.Mode.EXCLUDE, names = "FILE")
    void killsWhileItReadsWhatIsNew(Source source) throws Exception {
        kills(Place.POSTGRES, WORKLOADS.growing().from(source), FEW_KILLS);
    }

    private void kills(Place place, Workload workload, int kills) throws Exception {
        Reference reference = stages.reference(place, workload);
        int counted = 0;
        while (counted < kills) {
            counted += new KillChain(stages.set(place, workload), reference, random).play(kills - counted);
        }
        assertThat(counted).isEqualTo(kills);
    }

    @ParameterizedTest
    @EnumSource(
            value = Place.class,
            names = {"H2", "POSTGRES"})
    void terminations(Place place) throws Exception {
        Workload workload = WORKLOADS.on(place);
        Reference reference = stages.reference(place, workload);
        int stopped = 0;
        while (stopped == 0) {
            stopped = new Terminations(stages.set(place, workload), reference, random).play(3);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"COPY", "COMMIT_SENT", "COMMIT_ANSWERED"})
    void aConnectionThatIsCut(Moment moment) throws Exception {
        lost().cutAt(moment);
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"ENTRY", "CLAIM", "STEP"})
    void aConnectionThatIsCutBeforeTheStep(Moment moment) throws Exception {
        lost().cutBeforeStepAt(moment);
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"COPY", "COMMIT_SENT"})
    void aSessionThatIsEnded(Moment moment) throws Exception {
        lost().endSessionAt(moment);
    }

    @ParameterizedTest
    @EnumSource(
            value = Moment.class,
            names = {"COMMIT_SENT", "COMMIT_ANSWERED"})
    void aCommitWithoutAnAnswerWithTheRepositoryElsewhere(Moment moment) throws Exception {
        lost().cutApartAt(moment);
    }

    @Test
    void allSessionsEndedAgainAndAgain() throws Exception {
        lost().endAllSessions(3);
    }

    @ParameterizedTest
    @EnumSource(Stop.class)
    void aServerThatRestarts(Stop how) throws Exception {
        lost().restart(how);
    }

    @Test
    void aServerThatStaysAway() throws Exception {
        lost().stayDown();
    }

    @Test
    void aStopWhileTheServerIsAway() throws Exception {
        lost().stopWhileDown();
    }

    private LostDatabases lost() {
        return new LostDatabases(stages, WORKLOAD, random);
    }

    @ParameterizedTest
    @CsvSource({"POSTGRES, 2", "POSTGRES, 8", "H2, 2"})
    void startsAtTheSameMoment(Place place, int count) throws Exception {
        new Starts(stages, WORKLOADS.on(place)).together(place, count);
    }

    @ParameterizedTest
    @CsvSource({"COPY, 20", "COMMIT_SENT, 20", "CLAIM, 1"})
    void aSuspendedProcessThatWakesTooLate(Moment moment, int ordinal) throws Exception {
        new Suspensions(stages, WORKLOAD).at(moment, ordinal);
    }

    @Test
    void aKillBetweenTheLastCommitAndTheRepositorysEnd() throws Exception {
        new Endings(stages, WORKLOAD).killAfterLastCommit();
    }

    @ParameterizedTest
    @EnumSource(
            value = Place.class,
            names = {"H2", "POSTGRES"})
    void aRepositoryThatIsEmptied(Place place) throws Exception {
        new Endings(stages, WORKLOADS.on(place)).emptyRepository(place);
    }

    @Test
    void aRepositoryThatIsDeleted() throws Exception {
        new Endings(stages, WORKLOAD).deleteRepository();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ALTER TABLE loaded RENAME TO kept | ALTER TABLE kept RENAME TO loaded | loaded",
                "ALTER TABLE loaded RENAME note TO kept; ALTER TABLE loaded ADD note integer"
                        + " | ALTER TABLE loaded DROP note; ALTER TABLE loaded RENAME kept TO note | note",
                "REVOKE INSERT ON loaded FROM loader | GRANT INSERT ON loaded TO loader | permission denied",
                RAISING + " | DROP TRIGGER refuse ON loaded | no space left"
            })
    void aTableThatIsChangedInMidRun(String breaking, String mending, String told) throws Exception {
        new Changes(stages, WORKLOAD).between(breaking, mending, told);
    }
}
