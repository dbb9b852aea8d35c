package io.batchwright.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    61 * * * *    | expected for the minute (0-59) numbers, '*', lists (1,2), ranges (1-5) or steps (*/5), found '61'
                    * 24 * * *    | expected for the hour (0-23) numbers, '*', lists (1,2), ranges (1-5) or steps (*/5), found '24'
                    * * * FOO *   | expected for the month (1-12) numbers, '*', lists (1,2), ranges (1-5) or steps (*/5), found 'FOO'
                    x * * * * *   | expected for the second (0-59) numbers, '*', lists (1,2), ranges (1-5) or steps (*/5), found 'x'
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
