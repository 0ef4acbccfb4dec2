package io.github.vmemmaplab.capture;

import java.io.IOException;

/// Something in a capture that cannot be read, told in one sentence that begins with file, line and
/// column.
public final class CaptureException extends IOException {
    private static final long serialVersionUID = 1L;

    /// A problem at a place in a file; lines and columns count from 1.
    public CaptureException(String file, int line, int column, String sentence) {
        super(file + ":" + line + ":" + column + ": " + sentence);
    }

    /// A problem with a file as a whole.
    public CaptureException(String file, String sentence) {
        super(file + ": " + sentence);
    }
}
