package io.github.vmemmaplab.ui.tables;

import io.github.vmemmaplab.kernel.paging.AddressLayout;
import io.github.vmemmaplab.kernel.paging.Descriptor;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

/// An entry in one line: its index, the virtual address, and what it points to.
final class EntryWords {
    private EntryWords() {}

    /// {@return the line for an entry as it is in `tree` now}
    static String of(Texts texts, TableTree tree, EntryRef ref) {
        AddressLayout layout = tree.layout();
        EntryRef first = ref.first(layout);
        String name = ref.level() + "[" + layout.index(ref.level(), ref.addr()) + "]";
        String addr = Figures.virtual(first.addr());
        long entry = tree.entry(ref);
        if (entry == Descriptor.NONE) {
            return texts.of("entry.none", name, addr);
        }
        boolean table = ref.level() != Level.PTE && Descriptor.isTable(entry);
        String key = table ? "table" : ref.level() == Level.PTE ? "page" : "block";
        return texts.of(
                "entry." + key,
                name,
                addr,
                Figures.hex(tree.pfn(entry)),
                Figures.hex(Descriptor.address(entry)));
    }

    /// {@return which frames' struct pages lie behind an entry of the vmemmap, nothing for the
    /// linear map}
    static String described(Texts texts, TableTree tree, EntryRef ref) {
        if (tree.window() == Window.LINEAR || ref.level().compareTo(Level.PMD) < 0) {
            return "";
        }
        long start = ref.first(tree.layout()).addr();
        long end = start + tree.layout().span(ref.level());
        return texts.of(
                "entry.describes",
                Figures.hex(tree.layout().pfnOf(start)),
                Figures.hex(tree.layout().pfnOf(end) - 1));
    }
}
