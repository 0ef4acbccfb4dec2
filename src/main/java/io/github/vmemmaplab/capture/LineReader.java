package io.github.vmemmaplab.capture;

/// One line of a capture's text, read word by word, each error naming where it is.
final class LineReader {
    private final String file;
    private final int line;
    private final String text;
    private int at;
    private int wordStart;

    LineReader(String file, int line, String text) {
        this.file = file;
        this.line = line;
        this.text = text;
    }

    boolean hasNext() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length();
    }

    String next() throws CaptureException {
        if (!hasNext()) {
            throw error("the line ends early.");
        }
        wordStart = at;
        int end = text.indexOf(' ', at);
        at = end < 0 ? text.length() : end;
        return text.substring(wordStart, at);
    }

    int nextInt(int least, int most) throws CaptureException {
        return (int) number(next(), 10, least, most);
    }

    int nextPfn() throws CaptureException {
        return (int) number(next(), 16, 0, Integer.MAX_VALUE - (1 << 20));
    }

    long number(String word, int radix, long least, long most) throws CaptureException {
        try {
            long value = Long.parseLong(word, radix);
            if (value < least || value > most) {
                throw error("'" + word + "' is out of range.");
            }
            return value;
        } catch (NumberFormatException e) {
            throw error("'" + word + "' is not a number.");
        }
    }

    CaptureException error(String sentence) {
        return new CaptureException(file, line, wordStart + 1, sentence);
    }
}
