package io.github.vmemmaplab.kernel.hotplug;

/// The error numbers that hot-plug returns, as the negative value of the kernel's
/// (include/uapi/asm-generic/errno-base.h).
public final class Errno {
    /// Operation not permitted: boot memory cannot be offlined, nor what would split a mapping.
    public static final int EPERM = -1;

    /// Argument list too long: the range is out of reach of the linear map.
    public static final int E2BIG = -7;

    /// Out of memory.
    public static final int ENOMEM = -12;

    /// Busy: something in the range cannot be moved, or a block is online.
    public static final int EBUSY = -16;

    /// Exists: the range, or a section of it, is there already.
    public static final int EEXIST = -17;

    /// Invalid: not aligned to memory blocks, or empty.
    public static final int EINVAL = -22;

    private Errno() {}

    /// {@return the name of an error number, or `0`}
    public static String name(int result) {
        return switch (result) {
            case 0 -> "0";
            case EPERM -> "-EPERM";
            case E2BIG -> "-E2BIG";
            case ENOMEM -> "-ENOMEM";
            case EBUSY -> "-EBUSY";
            case EEXIST -> "-EEXIST";
            case EINVAL -> "-EINVAL";
            default -> Integer.toString(result);
        };
    }
}
