package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.scenario.Problem;

import java.io.IOException;

/// Something in a capture that cannot be read, told in one sentence that begins with file, line and
/// column.
public final class CaptureException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /// A problem at a place in a file; lines and columns count from 1.
    public CaptureException(String file, int line, int column, String sentence) {
        this(new Problem(file, line, column, sentence));
    }

    /// A problem with a file as a whole.
    public CaptureException(String file, String sentence) {
        this(Problem.with(file, sentence));
    }

    private CaptureException(Problem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    /// {@return what is wrong, and where}
    public Problem problem() {
        return problem;
    }
}
