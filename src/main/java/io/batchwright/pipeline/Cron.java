package io.batchwright.pipeline;

import io.batchwright.spec.TextForm;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.scheduling.support.CronExpression;

/**
 * When a schedule has its slots: a cron expression of five fields as Unix has it, of six that begin with the second, or one of
 * the names that stand for such expressions.
 *
 * @param text as it is written
 */
@TextForm(
        expected = Cron.EXPECTED,
        pattern = "^(@[a-z]+|\\S+( +\\S+){4,5})$",
        values = {"@hourly", "@daily", "@midnight", "@weekly", "@monthly", "@yearly", "@annually"})
public record Cron(String text) {

    static final String EXPECTED =
            "a cron expression such as '0 3 * * *' (minute, hour, day, month, weekday), or @daily";

    private static final String NAME = "@";
    private static final Set<String> NAMES =
            Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");

    private static final List<Field> FIELDS = List.of(
            new Field("second (0-59)", 59, "", ""),
            new Field("minute (0-59)", 59, "", ""),
            new Field("hour (0-23)", 23, "", ""),
            new Field("day (1-31)", 31, "", "L (last), L-3, LW or 15W (nearest workday)"),
            new Field("month (1-12)", 12, "names (JAN), ", ""),
            new Field("weekday (0-7)", 7, "names (MON), ", "5L (last Friday) or 5#2 (second)"));
    private static final int UNIX_FIELDS = 5;
    private static final Pattern STEP = Pattern.compile("/([0-9]+)");
    private static final Pattern BEFORE_LAST = Pattern.compile("L-([0-9]+)");
    private static final int MOST_BEFORE_LAST = 27;
    private static final Set<String> EVERY = Set.of("*", "*/1");

    /** Two of them, as a leap day may be as far as eight years away. */
    private static final List<LocalDateTime> SOME_TIMES =
            List.of(LocalDateTime.of(2023, 12, 31, 23, 59, 59), LocalDateTime.of(2027, 12, 31, 23, 59, 59));

    /**
     * A field.
     *
     * @param name what it says, and from which number to which
     * @param largest the largest of them
     * @param names what it takes beside numbers; empty for nothing
     * @param forms what forms it takes that others do not; empty for none
     */
    private record Field(String name, int largest, String names, String forms) {

        String expected() {
            String steps = forms.isEmpty() ? " or steps (*/5)" : ", steps (*/5), " + forms;
            return name + " numbers, " + names + "'*', lists (1,2), rising ranges (1-5)" + steps;
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public static Cron parse(String text) {
        Cron cron = new Cron(text.strip());
        if (cron.isName()) {
            cron.requireKnownName();
        } else {
            cron.requireSoundFields();
        }
        return cron;
    }

    private boolean isName() {
        return text.startsWith(NAME);
    }

    private void requireKnownName() {
        if (!NAMES.contains(text)) {
            throw new IllegalArgumentException("expected one of "
                    + String.join(", ", NAMES.stream().sorted().toList()) + ", found '" + text + "'");
        }
    }

    private void requireSoundFields() {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("expected " + EXPECTED + ", found nothing");
        }
        String[] fields = text.split("\\s+");
        if (fields.length != FIELDS.size() && fields.length != UNIX_FIELDS) {
            throw new IllegalArgumentException(
                    "expected five fields (minute, hour, day, month, weekday), or six that begin"
                            + " with the second, found " + fields.length + " in '" + text + "'");
        }
        int missing = FIELDS.size() - fields.length;
        for (int i = 0; i < fields.length; i++) {
            requireSound(i + missing, fields[i]);
            Field field = FIELDS.get(i + missing);
            requireAtMost(field.largest(), STEP, fields[i], field, "steps of at most ");
            requireAtMost(MOST_BEFORE_LAST, BEFORE_LAST, fields[i], field, "at most L-");
        }
        CronExpression expression = CronExpression.parse(sixFields());
        if (SOME_TIMES.stream().allMatch(time -> expression.next(time) == null)) {
            throw new IllegalArgumentException("expected times that come, found '" + text + "', which never does");
        }
    }

    /** Spring takes a step that leads nowhere for one that never comes again, and a day before a short month for one in the past. */
    private static void requireAtMost(int most, Pattern figure, String value, Field field, String rule) {
        Matcher figures = figure.matcher(value);
        while (figures.find()) {
            if (new BigInteger(figures.group(1)).compareTo(BigInteger.valueOf(most)) > 0) {
                throw new IllegalArgumentException(
                        "expected for the " + field.name() + " " + rule + most + ", found '" + value + "'");
            }
        }
    }

    /** Asks about the field alone: Spring does not say which one it is that it does not like. */
    private static void requireSound(int field, String value) {
        String[] others = {"0", "0", "0", "*", "*", "*"};
        others[field] = value;
        try {
            CronExpression.parse(String.join(" ", others));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(
                    "expected for the " + FIELDS.get(field).expected() + ", found '" + value + "'", e);
        }
    }

    /** The expression with six fields, or the name; what Spring's {@link CronExpression} understands. */
    public String sixFields() {
        boolean unix = !isName() && text.split("\\s+").length == UNIX_FIELDS;
        return unix ? "0 " + text : text;
    }

    /** Whether every hour has the same slots, so that an hour that the clock repeats has them twice. */
    public boolean everyHour() {
        return isName() ? text.equals("@hourly") : EVERY.contains(sixFields().split("\\s+")[2]);
    }

    @Override
    public String toString() {
        return text;
    }
}
