package io.batchwright.record;

/**
 * A date and time pattern whose parts have a fixed width, made by {@link PatternCompiler}: a program of one code for each
 * part. Codes below {@link #FIELD} are literal bytes.
 */
final class PatternSyntax implements TemporalSyntax {

    static final int FIELD = 0x80;
    static final int YEAR = FIELD;
    static final int MONTH = FIELD + 1;
    static final int MONTH_NAME = FIELD + 2;
    static final int DAY = FIELD + 3;
    static final int HOUR = FIELD + 4;
    static final int MINUTE = FIELD + 5;
    static final int SECOND = FIELD + 6;
    static final int OFFSET_DIGITS = FIELD + 7;
    static final int OFFSET_DIGITS_OR_Z = FIELD + 8;
    static final int OFFSET_COLON = FIELD + 9;
    static final int OFFSET_COLON_OR_Z = FIELD + 10;
    static final int OFFSET_SHORT = FIELD + 11;
    static final int OFFSET_SHORT_OR_Z = FIELD + 12;
    /** Plus the number of digits. */
    static final int FRACTION = FIELD + 16;

    private final int[] program;

    PatternSyntax(int[] program) {
        this.program = program;
    }

    @Override
    public boolean read(TemporalReader in) {
        for (int code : program) {
            if (!(code < FIELD ? in.literal((byte) code) : readField(in, code))) {
                return false;
            }
        }
        return in.atEnd();
    }

    private static boolean readField(TemporalReader in, int code) {
        return switch (code) {
            case YEAR -> in.year();
            case MONTH -> in.month();
            case MONTH_NAME -> in.monthName();
            case DAY -> in.day();
            case HOUR -> in.hour();
            case MINUTE -> in.minute();
            case SECOND -> in.second();
            case OFFSET_DIGITS -> in.offset(OffsetForm.DIGITS);
            case OFFSET_DIGITS_OR_Z -> in.offset(OffsetForm.DIGITS_OR_Z);
            case OFFSET_COLON -> in.offset(OffsetForm.COLON);
            case OFFSET_COLON_OR_Z -> in.offset(OffsetForm.COLON_OR_Z);
            case OFFSET_SHORT -> in.offset(OffsetForm.SHORT);
            case OFFSET_SHORT_OR_Z -> in.offset(OffsetForm.SHORT_OR_Z);
            default -> in.fraction(code - FRACTION, code - FRACTION);
        };
    }
}
