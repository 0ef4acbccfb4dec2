package io.github.vmemmaplab.testkit.twin;

/// The kernel would now move pages about to make room, which the twin does not know how to: the run
/// ends here.
final class Compacts extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
