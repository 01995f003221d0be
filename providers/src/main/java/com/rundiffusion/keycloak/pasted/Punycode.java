package com.rundiffusion.keycloak.pasted;

/**
 * Letters of any script as the DNS writes them, without the prefix. {@link java.net.IDN} has it inside, and gives it out for
 * none of the letters that were other letters in 2003.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3492#section-6.3">RFC 3492, 6.3</a>
 */
final class Punycode {

    private static final int BASE = 36;
    private static final int SMALLEST_THRESHOLD = 1;
    private static final int LARGEST_THRESHOLD = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int ASCII = 0x80;

    private Punycode() {}

    /** @param label short enough for the DNS */
    static String encode(String label) {
        int[] points = label.codePoints().toArray();
        StringBuilder encoded = new StringBuilder();
        label.codePoints().filter(point -> point < ASCII).forEach(encoded::appendCodePoint);
        int basic = encoded.length();
        if (basic > 0) {
            encoded.append('-');
        }
        int bias = FIRST_BIAS;
        int delta = 0;
        int known = ASCII;
        for (int handled = basic; handled < points.length; ) {
            int next = nextAbove(known, points);
            delta += (next - known) * (handled + 1);
            for (int point : points) {
                if (point < next) {
                    delta++;
                } else if (point == next) {
                    append(delta, bias, encoded);
                    handled++;
                    bias = adapt(delta, handled, handled == basic + 1);
                    delta = 0;
                }
            }
            delta++;
            known = next + 1;
        }
        return encoded.toString();
    }

    private static int nextAbove(int known, int[] points) {
        int next = Integer.MAX_VALUE;
        for (int point : points) {
            if (point >= known && point < next) {
                next = point;
            }
        }
        return next;
    }

    private static void append(int delta, int bias, StringBuilder encoded) {
        int rest = delta;
        for (int position = BASE; ; position += BASE) {
            int threshold = Math.max(SMALLEST_THRESHOLD, Math.min(LARGEST_THRESHOLD, position - bias));
            if (rest < threshold) {
                encoded.append(digit(rest));
                return;
            }
            encoded.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < LARGEST_THRESHOLD ? 'a' + value : '0' + value - LARGEST_THRESHOLD);
    }

    private static int adapt(int delta, int handled, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / handled;
        int bias = 0;
        while (rest > (BASE - SMALLEST_THRESHOLD) * LARGEST_THRESHOLD / 2) {
            rest /= BASE - SMALLEST_THRESHOLD;
            bias += BASE;
        }
        return bias + (BASE - SMALLEST_THRESHOLD + 1) * rest / (rest + SKEW);
    }
}
