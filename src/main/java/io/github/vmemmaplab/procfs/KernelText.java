package io.github.vmemmaplab.procfs;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Event;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The texts in which a running kernel tells of its memory, each as the kernel writes it.
///
/// A text ends with a line feed, or is empty where the kernel says nothing.
public enum KernelText {
    /// Free blocks by order.
    BUDDYINFO("/proc/buddyinfo"),
    /// Free blocks by order and migrate type; pageblocks by migrate type.
    PAGETYPEINFO("/proc/pagetypeinfo"),
    /// Whether fragmentation or lack of memory is to blame, by order.
    EXTFRAG_INDEX("/sys/kernel/debug/extfrag/extfrag_index"),
    /// The share of free memory that is no use, by order.
    UNUSABLE_INDEX("/sys/kernel/debug/extfrag/unusable_index"),
    /// What the tables of the vmemmap map; of the file, the part between the vmemmap's markers.
    KERNEL_PAGE_TABLES("/sys/kernel/debug/kernel_page_tables"),
    /// The kernel's log, from the first request on.
    DMESG("dmesg");

    private final String source;

    KernelText(String source) {
        this.source = source;
    }

    /// {@return where a real machine has it: a path, or a command}
    public String source() {
        return source;
    }

    /// {@return its name without the path}
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// {@return the text with this label, if there is one}
    public static Optional<KernelText> labelled(String label) {
        return Arrays.stream(values()).filter(text -> text.label().equals(label)).findFirst();
    }

    /// {@return what the kernel says in its state now, after these events since it was started}
    public String of(Kernel kernel, List<Event> happened) {
        return switch (this) {
            case BUDDYINFO -> FreeBlocksText.buddyInfo(kernel);
            case PAGETYPEINFO -> new PageTypeText(kernel).write();
            case EXTFRAG_INDEX -> FreeBlocksText.extfragIndex(kernel);
            case UNUSABLE_INDEX -> FreeBlocksText.unusableIndex(kernel);
            case KERNEL_PAGE_TABLES -> new VmemmapTablesText(kernel).write();
            case DMESG -> new KernelLog(kernel.machine()).tell(happened);
        };
    }
}
