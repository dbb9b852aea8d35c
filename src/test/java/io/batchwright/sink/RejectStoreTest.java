package io.batchwright.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.batchwright.fixture.TestDatabase;
import io.batchwright.record.ChunkEnd;
import io.batchwright.record.Field;
import io.batchwright.record.FieldType;
import io.batchwright.record.Location;
import io.batchwright.record.Position;
import io.batchwright.record.RecordChunk;
import io.batchwright.record.Reject;
import io.batchwright.record.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RejectStoreTest {

    private static final byte[] RAW = {'r', 'a', 'w'};

    private static final Schema SCHEMA = Schema.of(Field.of("id", FieldType.LONG));

    abstract static class Contract extends DatabaseContract {

        RejectStore rejects() {
            return new RejectStore(database::open);
        }

        Checkpoint claim(String pipeline) {
            return claim(newLoad(pipeline));
        }

        Checkpoint write(Checkpoint before, RecordChunk chunk) {
            JdbcSinkSpec spec =
                    new JdbcSinkSpec(null, "target", List.of(), WriteMode.INSERT, 100, JdbcSinkSpec.Method.AUTO);
            try (Sink sink = spec.open(SCHEMA, context(database::open, before.key(), 42))) {
                sink.prepare();
                return sink.write(chunk, before, Completion.ALWAYS).checkpoint();
            }
        }

        static RejectSelection of(Checkpoint load) {
            return RejectSelection.of(load.key().pipeline()).ofLoad(load.key().job());
        }

        static List<String> positions(List<StoredReject> stored) {
            return stored.stream()
                    .map(each -> each.reject().location().position().value())
                    .toList();
        }

        static Reject reject(String position, long offset, byte[] raw) {
            return new Reject(
                    new Location("in.log", 1, offset, new Position(position)), "format", null, "why", raw, false);
        }

        static RecordChunk chunk(List<Reject> rejects) {
            return new RecordChunk(List.of(), rejects, rejects.size(), new ChunkEnd(new Position("end"), true, 9));
        }

        void replayed(Checkpoint load, String position) {
            database.execute("update batchwright_reject set replayed_at = current_timestamp, replayed_by = 43"
                    + " where job_key = '" + load.key().job() + "' and position = '" + position + "'");
        }

        @Test
        void keepsEverythingOfAReject() {
            byte[] raw = {0, 1, -1, '\n', 'x'};
            Reject reject = new Reject(
                    new Location("dir/in ü.log", 1L << 40, 1L << 41, new Position("0:1")),
                    "fields",
                    null,
                    "why",
                    raw,
                    true,
                    new byte[] {'i', 'd', 0});
            Checkpoint load = claim("whole");
            write(load, chunk(List.of(reject)));
            StoredReject stored = rejects().list(of(load), 10).get(0);
            assertThat(stored.reject()).usingRecursiveComparison().isEqualTo(reject);
            assertThat(stored.target()).isEqualTo("target");
            assertThat(stored.execution()).isEqualTo(42);
            assertThat(stored.replayed()).isNull();
            assertThat(Duration.between(stored.created(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(5));
        }

        @Test
        void keepsAReasonThatQuotesANulCharacter() {
            Checkpoint load = claim("nul");
            write(load, Rows.of(SCHEMA).reject("p", "found 'a\0b'").lastChunk("end"));
            assertThat(rejects().countByReason(of(load), 10))
                    .containsExactly(new ReasonCount("format", "metric", "found 'a\uFFFDb'", 1));
        }

        @Test
        void listsByPlaceUpToALimitAndCounts() {
            Checkpoint load = claim("listed");
            write(load, chunk(List.of(reject("b", 20, RAW), reject("c", 30, RAW), reject("a", 10, RAW))));
            replayed(load, "b");
            assertThat(positions(rejects().list(of(load), 2))).containsExactly("a", "b");
            assertThat(rejects().count(of(load))).isEqualTo(new RejectCount(3, 1, 0));
            assertThat(positions(rejects().list(of(load).in(RejectSelection.State.REPLAYABLE), 9)))
                    .containsExactly("a", "c");
            assertThat(positions(rejects().list(of(load).in(RejectSelection.State.REPLAYED), 9)))
                    .containsExactly("b");
            assertThat(rejects().count(of(load).ofExecution(41)).total()).isZero();
            assertThat(rejects().count(of(load).ofInput("in.log")).total()).isEqualTo(3);
            assertThat(rejects().count(of(load).before(rejects().now())).total())
                    .isEqualTo(3);
            assertThat(rejects()
                            .count(of(load).before(rejects().now().minusSeconds(600)))
                            .total())
                    .isZero();
        }

        @Test
        void pagesThroughAllInTheOrderTheyWereKept() {
            Checkpoint load = claim("paged");
            List<Reject> kept = new ArrayList<>();
            for (int i = 0; i < 2500; i++) {
                kept.add(reject("p" + i, i, i % 1000 == 7 ? new byte[3 << 20] : RAW));
            }
            write(load, chunk(kept));
            RejectPages pages = rejects().pages(of(load));
            List<String> seen = new ArrayList<>();
            int count = 0;
            for (List<StoredReject> page = pages.next(); !page.isEmpty(); page = pages.next()) {
                seen.addAll(positions(page));
                count++;
                assertThat(page.stream()
                                .mapToLong(each -> each.reject().raw().length)
                                .sum())
                        .isLessThanOrEqualTo(4 << 20);
            }
            assertThat(seen)
                    .containsExactlyElementsOf(kept.stream()
                            .map(each -> each.location().position().value())
                            .toList());
            assertThat(count).isBetween(3, 6);
        }

        @Test
        void pagesThroughAndPurgesAllLoadsOfAPipeline() {
            Checkpoint first = claim("several");
            Checkpoint second = claim("several");
            write(second, chunk(List.of(reject("c", 0, RAW), reject("d", 1, RAW))));
            write(first, chunk(List.of(reject("a", 0, RAW), reject("b", 1, RAW))));
            RejectSelection all = RejectSelection.of("several");
            RejectPages pages = rejects().pages(all);
            assertThat(positions(pages.next())).containsExactly("a", "b", "c", "d");
            assertThat(pages.next()).isEmpty();
            assertThat(rejects().purge(all)).isEqualTo(4);
            assertThat(rejects().pages(all).next()).isEmpty();
        }

        @Test
        void findsTheRejectsOfALoadWhoseCheckpointIsGone() {
            Checkpoint load = claim("orphaned");
            write(load, chunk(List.of(reject("a", 0, RAW))));
            database.execute("delete from batchwright_checkpoint where job_key = '"
                    + load.key().job() + "'");
            assertThat(positions(rejects().list(of(load), 9))).containsExactly("a");
            assertThat(rejects().purge(of(load))).isEqualTo(1);
        }

        @Test
        void numbersTheRejectsOfALoadFromItsFirstToItsLast() {
            Checkpoint load = claim("numbered");
            Checkpoint other = claim("numbered");
            Checkpoint after = write(load, Rows.of(SCHEMA).reject("a", "why").chunk("p1"));
            write(other, chunk(List.of(reject("b", 0, RAW))));
            write(after, Rows.of(SCHEMA).reject("c", "why").chunk("p2"));
            List<StoredReject> all =
                    rejects().pages(RejectSelection.of("numbered")).next();
            assertThat(positions(all)).containsExactly("a", "c", "b");
            assertThat(all.get(1).id()).isEqualTo(all.get(0).id() + 1);
        }

        @Test
        void keepsTheRejectsOfAChunkInTheOrderOfTheInput() {
            Checkpoint load = claim("ordered");
            write(load, chunk(List.of(reject("c", 30, RAW), reject("a", 10, RAW), reject("b", 20, RAW))));
            assertThat(positions(rejects().pages(of(load)).next())).containsExactly("a", "b", "c");
        }

        @Test
        void aRecordLargerThanAPageIsAPage() {
            Checkpoint load = claim("large");
            write(load, chunk(List.of(reject("a", 0, new byte[5 << 20]), reject("b", 1, RAW))));
            RejectPages pages = rejects().pages(of(load));
            assertThat(positions(pages.next())).containsExactly("a");
            assertThat(positions(pages.next())).containsExactly("b");
            assertThat(pages.next()).isEmpty();
        }

        @Test
        void countsByReasonAndSumsUpRuns() {
            Checkpoint load = claim("summed");
            Rows rows = Rows.of(SCHEMA);
            for (int i = 0; i < 250; i++) {
                rows.reject("p" + i, i % 3 == 0 ? "often" : "more often");
            }
            write(load, rows.lastChunk("end"));
            replayed(load, "p4");
            assertThat(rejects().countByReason(of(load), 5))
                    .containsExactly(
                            new ReasonCount("format", "metric", "more often", 166),
                            new ReasonCount("format", "metric", "often", 84));
            assertThat(rejects().summaries("summed", null, 9)).singleElement().satisfies(summary -> {
                assertThat(summary.job()).isEqualTo(load.key().job());
                assertThat(summary.execution()).isEqualTo(42);
                assertThat(summary.count()).isEqualTo(250);
                assertThat(summary.replayed()).isEqualTo(1);
                assertThat(summary.reason()).isEqualTo("more often");
            });
            assertThat(rejects().summaries(null, null, 1000))
                    .extracting(RejectSummary::pipeline)
                    .contains("summed");
            assertThat(rejects().summaries("nobody's", null, 9)).isEmpty();
        }

        @Test
        void sumsUpPageByPageTheNewestLoadFirst() {
            List<String> jobs = new ArrayList<>();
            for (String pipeline : List.of("page one", "page two", "page one")) {
                Checkpoint load = claim(pipeline);
                write(load, chunk(List.of(reject("0:0", 0, RAW), reject("0:1", 1, RAW))));
                jobs.add(0, load.key().job());
            }
            database.execute("update batchwright_reject set execution_id = 43 where job_key = '" + jobs.get(2)
                    + "' and position = '0:1'");
            claim("page one");
            database.execute("delete from batchwright_checkpoint where job_key = '" + jobs.get(1) + "'");
            List<RejectSummary> all = follow(null);
            assertThat(all.subList(0, 4))
                    .extracting(RejectSummary::job)
                    .containsExactly(jobs.get(0), jobs.get(1), jobs.get(2), jobs.get(2));
            assertThat(all.subList(2, 4)).extracting(RejectSummary::execution).containsExactly(43L, 42L);
            assertThat(all).extracting(RejectSummary::run).doesNotHaveDuplicates();
            assertThat(all).isEqualTo(rejects().summaries(null, null, 1000));
            assertThat(follow("page one"))
                    .extracting(RejectSummary::job)
                    .containsExactly(jobs.get(0), jobs.get(2), jobs.get(2));
        }

        private List<RejectSummary> follow(@Nullable String pipeline) {
            List<RejectSummary> seen = new ArrayList<>();
            RejectedRun last = null;
            for (var page = rejects().summaries(pipeline, last, 1); !page.isEmpty(); ) {
                seen.addAll(page);
                last = page.get(0).run();
                page = rejects().summaries(pipeline, last, 1);
            }
            return seen;
        }

        /** However many rejects the loads have that are not on the page. */
        @Test
        void aPageOfSummariesReadsTheRejectsOfItsLoadsOnly() {
            List<Reject> many = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                many.add(reject("p" + i, i, RAW));
            }
            for (int load = 0; load < 20; load++) {
                write(claim(load % 2 == 0 ? "even" : "odd"), chunk(many));
            }
            database.execute("analyze");
            RejectedRun tenth = rejects().summaries(null, null, 10).get(9).run();
            for (String pipeline : Arrays.asList(null, "even")) {
                for (RejectedRun before : Arrays.asList(null, tenth)) {
                    StatementRecorder recorder = new StatementRecorder(database::open);
                    assertThat(new RejectStore(recorder).summaries(pipeline, before, 2))
                            .hasSize(2);
                    long read = recorder.rowsRead(database, "batchwright_reject");
                    assertThat(read).as("%s behind %s", pipeline, before).isBetween(1000L, 1600L);
                }
            }
        }

        @Test
        void knowsTheHeaderOfEveryInput() {
            Checkpoint load = claim("headers");
            byte[] header = {'i', 'd'};
            Location other = new Location("other.csv", 2, 3, new Position("1:0"));
            Reject withHeader = new Reject(other, "format", null, "why", RAW, false, header);
            write(load, chunk(List.of(reject("0:0", 0, RAW), withHeader)));
            List<InputHeader> headers = rejects().headers(of(load));
            assertThat(headers).extracting(InputHeader::input).containsExactly("in.log", "other.csv");
            assertThat(headers.get(0).header()).isNull();
            assertThat(headers.get(1).header()).isEqualTo(header);
        }

        @Test
        void purgesWhatIsSelectedAndNothingElse() {
            Checkpoint load = claim("purged");
            Checkpoint other = claim("purged");
            write(load, chunk(List.of(reject("a", 0, RAW), reject("b", 1, RAW))));
            write(other, chunk(List.of(reject("a", 0, RAW))));
            replayed(load, "a");
            assertThat(rejects().purge(of(load).in(RejectSelection.State.REPLAYED)))
                    .isEqualTo(1);
            assertThat(positions(rejects().list(of(load), 9))).containsExactly("b");
            assertThat(rejects().purge(of(load))).isEqualTo(1);
            assertThat(rejects().count(of(other)).total()).isEqualTo(1);
            assertThat(rejects().purge(of(load))).isZero();
        }

        @Test
        void knowsTheLoadThatWasAtWorkLast() {
            Checkpoint first = claim("latest");
            Checkpoint second = claim("latest");
            assertThat(rejects().latestLoad("latest")).contains(second.key().job());
            write(first, Rows.of(SCHEMA).row(1L).chunk("p1"));
            claim("latest");
            assertThat(rejects().latestLoad("latest")).contains(first.key().job());
            assertThat(rejects().latestLoad("never")).isEmpty();
        }

        @Test
        void findsLoadsByTheBeginningOfTheirKey() {
            String job = claim("found").key().job();
            assertThat(rejects().loads("found", job)).containsExactly(job);
            assertThat(rejects().loads("found", "job")).containsExactly(job);
            assertThat(rejects().loads("found", "_ob")).isEmpty();
        }

        @Test
        void neverKeepsTheRejectsOfAChunkTwice() {
            Checkpoint load = claim("unique");
            Checkpoint after = write(load, Rows.of(SCHEMA).reject("p", "first").chunk("p1"));
            assertThat(after.ledger().rejected()).isEqualTo(1);
            RecordChunk again = Rows.of(SCHEMA).reject("p", "again").chunk("p1");
            assertThatThrownBy(() -> write(load, again))
                    .isInstanceOf(SinkException.class)
                    .hasMessageContaining("moved");
            assertThat(rejects().count(of(load)).total()).isEqualTo(1);
        }
    }

    @Nested
    class OnH2 extends Contract {

        @Override
        TestDatabase openDatabase(Path directory) {
            return TestDatabase.h2(directory);
        }
    }

    @Nested
    class OnPostgres extends Contract {

        @Override
        TestDatabase openDatabase(Path directory) {
            return TestDatabase.postgres();
        }
    }
}
