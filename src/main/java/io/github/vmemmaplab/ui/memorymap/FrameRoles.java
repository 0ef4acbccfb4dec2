package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.memory.FrameKind;
import io.github.vmemmaplab.ui.theme.Role;

/// Which role's colour a page frame has where memory is coloured by type.
public final class FrameRoles {
    private FrameRoles() {}

    /// {@return the colour of frames of this kind; frames that are not there have the panel's}
    public static Role of(FrameKind kind) {
        return KindColoring.byType(kind).role();
    }
}
