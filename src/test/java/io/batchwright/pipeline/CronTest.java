package io.batchwright.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.scheduling.support.CronExpression;

class CronTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 3 * * *           | 0 0 3 * * *
                    */5 * * * *         | 0 */5 * * * *
                    */5 * * * * *       | */5 * * * * *
                    0 0 12 ? * MON-FRI  | 0 0 12 ? * MON-FRI
                    0 0 L * *           | 0 0 0 L * *
                    0  0 29 2 *         | 0 0  0 29 2 *
                    @daily              | @daily
                    @hourly             | @hourly
                    """)
    void fiveFieldsHaveTheirSecondAtNought(String text, String expected) {
        assertThat(Cron.parse(text).sixFields()).isEqualTo(expected);
    }

    /** All that the reference has, with the next three times after the beginning of 2026. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 3 * * MON-FRI    | 2026-01-01T03:00, 2026-01-02T03:00, 2026-01-05T03:00
                    0 3 * * mon,Wed    | 2026-01-05T03:00, 2026-01-07T03:00, 2026-01-12T03:00
                    0 3 * * 0          | 2026-01-04T03:00, 2026-01-11T03:00, 2026-01-18T03:00
                    0 3 * * 6-7        | 2026-01-03T03:00, 2026-01-04T03:00, 2026-01-10T03:00
                    0 3 1 JAN,JUL *    | 2026-01-01T03:00, 2026-07-01T03:00, 2027-01-01T03:00
                    0 1-9/4 * * *      | 2026-01-01T01:00, 2026-01-01T05:00, 2026-01-01T09:00
                    30/10 3 * * *      | 2026-01-01T03:30, 2026-01-01T03:40, 2026-01-01T03:50
                    0 3 L * *          | 2026-01-31T03:00, 2026-02-28T03:00, 2026-03-31T03:00
                    0 3 L-3 * *        | 2026-01-28T03:00, 2026-02-25T03:00, 2026-03-28T03:00
                    0 3 L-27 * *       | 2026-01-04T03:00, 2026-02-01T03:00, 2026-03-04T03:00
                    0 3 LW * *         | 2026-01-30T03:00, 2026-02-27T03:00, 2026-03-31T03:00
                    0 3 15W * *        | 2026-01-15T03:00, 2026-02-16T03:00, 2026-03-16T03:00
                    0 3 31W * *        | 2026-01-30T03:00, 2026-03-31T03:00, 2026-07-31T03:00
                    0 3 1,L * *        | 2026-01-01T03:00, 2026-01-31T03:00, 2026-02-01T03:00
                    0 3 * * 5L         | 2026-01-30T03:00, 2026-02-27T03:00, 2026-03-27T03:00
                    0 3 * * FRIL       | 2026-01-30T03:00, 2026-02-27T03:00, 2026-03-27T03:00
                    0 3 * * FRI#2      | 2026-01-09T03:00, 2026-02-13T03:00, 2026-03-13T03:00
                    0 3 * * MON#1,5#3  | 2026-01-05T03:00, 2026-01-16T03:00, 2026-02-02T03:00
                    0 3 ? * MON        | 2026-01-05T03:00, 2026-01-12T03:00, 2026-01-19T03:00
                    0 3 13 * FRI       | 2026-02-13T03:00, 2026-03-13T03:00, 2026-11-13T03:00
                    @hourly            | 2026-01-01T00:00, 2026-01-01T01:00, 2026-01-01T02:00
                    @midnight          | 2026-01-01T00:00, 2026-01-02T00:00, 2026-01-03T00:00
                    @daily             | 2026-01-01T00:00, 2026-01-02T00:00, 2026-01-03T00:00
                    @weekly            | 2026-01-04T00:00, 2026-01-11T00:00, 2026-01-18T00:00
                    @monthly           | 2026-01-01T00:00, 2026-02-01T00:00, 2026-03-01T00:00
                    @yearly            | 2026-01-01T00:00, 2027-01-01T00:00, 2028-01-01T00:00
                    @annually          | 2026-01-01T00:00, 2027-01-01T00:00, 2028-01-01T00:00
                    """)
    void comesWhenTheReferenceSays(String text, String times) {
        CronExpression expression = CronExpression.parse(Cron.parse(text).sixFields());
        List<String> next = Stream.iterate(
                        LocalDateTime.of(2025, 12, 31, 23, 59, 59),
                        time -> Objects.requireNonNull(expression.next(time)))
                .skip(1)
                .limit(3)
                .map(LocalDateTime::toString)
                .toList();
        assertThat(next).containsExactly(times.split(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    61 * * * *    | expected for the minute (0-59) numbers, '*', lists (1,2), rising ranges (1-5) or steps (*/5), found '61'
                    * 24 * * *    | expected for the hour (0-23) numbers, '*', lists (1,2), rising ranges (1-5) or steps (*/5), found '24'
                    * * * FOO *   | expected for the month (1-12) numbers, names (JAN), '*', lists (1,2), rising ranges (1-5) or steps (*/5), found 'FOO'
                    * * W * *     | expected for the day (1-31) numbers, '*', lists (1,2), rising ranges (1-5), steps (*/5), L (last), L-3, LW or 15W (nearest workday), found 'W'
                    * * L-28 * *  | expected for the day (1-31) at most L-27, found 'L-28'
                    * * * * L     | expected for the weekday (0-7) numbers, names (MON), '*', lists (1,2), rising ranges (1-5), steps (*/5), 5L (last Friday) or 5#2 (second), found 'L'
                    * * * * SAT-MON | expected for the weekday (0-7) numbers, names (MON), '*', lists (1,2), rising ranges (1-5), steps (*/5), 5L (last Friday) or 5#2 (second), found 'SAT-MON'
                    x * * * * *   | expected for the second (0-59) numbers, '*', lists (1,2), rising ranges (1-5) or steps (*/5), found 'x'
                    * * *         | expected five fields (minute, hour, day, month, weekday), or six that begin with the second, found 3 in '* * *'
                    0 0 30 2 *    | expected times that come, found '0 0 30 2 *', which never does
                    */61 * * * *  | expected for the minute (0-59) steps of at most 59, found '*/61'
                    0 1,2/24 * *  *  | expected for the hour (0-23) steps of at most 23, found '1,2/24'
                    ''            | expected a cron expression such as '0 3 * * *' (minute, hour, day, month, weekday), or @daily, found nothing
                    @reboot       | expected one of @annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly, found '@reboot'
                    """)
    void saysWhichFieldIsWrong(String text, String message) {
        assertThatThrownBy(() -> Cron.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
