package io.github.vmemmaplab.scenario;

/// Something wrong with an input file, in one sentence, at a place.
///
/// @param file the file as the user named it
/// @param line from 1; 0 where the file as a whole is meant
/// @param column from 1; 0 where the file as a whole is meant
/// @param message what is wrong and what to do
public record Problem(String file, int line, int column, String message) {

    /// {@return a problem with the file as a whole}
    public static Problem with(String file, String message) {
        return new Problem(file, 0, 0, message);
    }

    /// {@return the place and the sentence, as `file:line:column: sentence`}
    @Override
    public String toString() {
        return line == 0
                ? file + ": " + message
                : file + ":" + line + ":" + column + ": " + message;
    }
}
