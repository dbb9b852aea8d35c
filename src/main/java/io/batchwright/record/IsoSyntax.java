package io.batchwright.record;

/** The notations of ISO 8601 that are read by default. */
enum IsoSyntax implements TemporalSyntax {
    /** {@code 2006-04-07}. */
    DATE {
        @Override
        public boolean read(TemporalReader in) {
            return date(in) && in.atEnd();
        }
    },
    /** {@code 17:08}, {@code 17:08:09}, {@code 17:08:09.123456}. */
    TIME {
        @Override
        public boolean read(TemporalReader in) {
            return time(in) && in.atEnd();
        }
    },
    /** A date, or date and time with {@code T} or a space between, with or without an offset at the end. */
    TIMESTAMP {
        @Override
        public boolean read(TemporalReader in) {
            if (!date(in)) {
                return false;
            }
            if (in.atEnd()) {
                return true;
            }
            boolean separated = in.literal((byte) 'T') || in.literal((byte) ' ');
            return separated && time(in) && (in.atEnd() || offset(in)) && in.atEnd();
        }
    };

    private static boolean date(TemporalReader in) {
        return in.year() && in.literal((byte) '-') && in.month() && in.literal((byte) '-') && in.day();
    }

    private static boolean time(TemporalReader in) {
        if (!(in.hour() && in.literal((byte) ':') && in.minute())) {
            return false;
        }
        return !in.literal((byte) ':')
                || (in.second() && (!in.literal((byte) '.') || in.fraction(1, Integer.MAX_VALUE)));
    }

    private static boolean offset(TemporalReader in) {
        in.literal((byte) ' ');
        return in.offset(OffsetForm.ANY);
    }
}
