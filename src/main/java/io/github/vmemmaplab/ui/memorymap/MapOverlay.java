package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.Event;
import io.github.vmemmaplab.kernel.event.VmemmapEvent;
import io.github.vmemmaplab.kernel.memory.FrameWord;
import io.github.vmemmaplab.kernel.memory.PhysicalMemory;
import io.github.vmemmaplab.ui.Frame;
import io.github.vmemmaplab.ui.Lit;
import io.github.vmemmaplab.ui.Selection;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.scene.text.Font;

import java.util.List;
import java.util.Optional;

/// What lies over the painted memory: labels, the bars of the slots, what the event is about, where
/// and why a request failed, what is pointed at.
final class MapOverlay {
    private static final double SMALLEST_MARK = 6;
    private static final double LABELLED_SLOT = 16;
    private static final Font OFFSET = Fonts.medium(Fonts.CAPTION);

    private final Frame frame;
    private final Kernel kernel;
    private final MapCamera camera;
    private final Pen pen;
    private final MapWords words;
    private final MapMarks marks;

    MapOverlay(Frame frame, MapCamera camera, Pen pen) {
        this.frame = frame;
        this.camera = camera;
        this.pen = pen;
        kernel = frame.kernel();
        words = new MapWords(kernel);
        marks = new MapMarks(kernel, camera);
    }

    /// Draws everything.
    void draw(Selection hovered, Selection selected, Lit lit) {
        for (BandPlace place : camera.layout().places()) {
            if (place.hasLabel()) {
                drawLabel(place);
            }
            if (place.band().added()) {
                drawSlots(place);
            }
        }
        if (!lit.isFamily()) {
            boolean isHovered = lit.cause().equals(hovered);
            Role role = isHovered ? Role.CHANGED : Role.ACCENT;
            new MapLit(kernel, camera, pen, role).draw(lit);
        }
        drawPointed(selected, Role.ACCENT, 2);
        drawPointed(hovered, Role.CHANGED, 1.5);
        drawEvent();
    }

    private void drawLabel(BandPlace place) {
        double middle = place.labelTop() - camera.y() + MapLayout.LABEL / 2 - 1;
        double x =
                pen.write(
                        words.name(place.band()), Fonts.semiBold(Fonts.BODY), Role.TEXT, 0, middle);
        pen.write(words.about(place.band()), Fonts.regular(Fonts.BODY), Role.MUTED, x + 12, middle);
    }

    private void drawSlots(BandPlace place) {
        for (int unit = 0; unit < place.grid().units(); unit++) {
            Box bar = camera.inWindow(place.strip(unit));
            if (pen.sees(bar)) {
                drawBar(bar, marks.slot(place, unit));
            }
            Box box = camera.inWindow(place.unit(unit));
            if (pen.sees(box) && marks.isUntouched(place, unit)) {
                drawOffset(place, unit, box);
            }
        }
    }

    private void drawBar(Box bar, SlotState state) {
        pen.fill(bar, Role.LINE, 2);
        switch (state) {
            case SlotState.Unmapped _ -> {}
            case SlotState.Block _ -> pen.fill(bar, Role.VMEMMAP_BLOCK, 2);
            case SlotState.Pages pages -> {
                double share = (double) pages.mapped() / pages.entries();
                Box part = new Box(bar.x(), bar.y(), bar.width() * share, bar.height());
                pen.fill(part, Role.VMEMMAP_PAGE, 2);
            }
        }
    }

    // Which part of the added range a slot describes; where units do not fit, the first has one.
    private void drawOffset(BandPlace place, int unit, Box box) {
        int last = place.grid().units() - 1;
        boolean named = unit == 0 || fits(offset("unit", place, last), box);
        String text = offset(named ? "unit" : "unit.short", place, unit);
        if (!fits(text, box)) {
            text = offset("unit.short", place, unit);
        }
        double w = Pen.widthOf(text, OFFSET);
        if (fits(text, box) && box.height() >= LABELLED_SLOT) {
            double x = box.centerX() - w / 2;
            Box ground = new Box(x - 5, box.centerY() - 8, w + 10, 16);
            pen.fill(ground, Role.HOT_ADDED, 6);
            pen.write(text, OFFSET, Role.TEXT, x, box.centerY());
        }
    }

    private static boolean fits(String text, Box box) {
        return Pen.widthOf(text, OFFSET) + 14 <= box.width();
    }

    private String offset(String key, BandPlace place, int unit) {
        long bytes = (long) place.grid().pagesPerUnit() << kernel.machine().pageShift();
        long mib = bytes >> 20;
        // With larger pages a slot describes more than was added.
        long added = (long) place.band().pages() << kernel.machine().pageShift() >> 20;
        return MapWords.TEXTS.of(key, mib * unit, Math.min(mib * (unit + 1), added));
    }

    // A frame is shown with the block that it belongs to.
    private void drawPointed(Selection selection, Role role, double thickness) {
        if (selection instanceof Selection.PageFrame(int pfn)) {
            drawFrame(pfn, role, thickness);
        }
    }

    private void drawFrame(int pfn, Role role, double thickness) {
        PhysicalMemory memory = kernel.memory();
        if (!memory.covers(pfn)) {
            return;
        }
        int head = memory.headOf(pfn);
        drawBlock(head, 1 << FrameWord.order(memory.word(head)), role, thickness);
        drawBlock(pfn, 1, role, thickness);
    }

    private void drawBlock(int pfn, int pages, Role role, double thickness) {
        for (Box box : marks.boxes(pfn, pages)) {
            if (pen.sees(box)) {
                pen.edge(box.atLeast(SMALLEST_MARK), role, thickness);
            }
        }
    }

    private void drawEvent() {
        Event event = frame.event();
        if (event == null) {
            return;
        }
        Optional<Subject> subject = Subject.of(event, kernel.machine().pmdOrder());
        subject.ifPresent(it -> drawBlock(it.pfn(), it.pages(), Role.CHANGED, 2));
        String said = said(event);
        if (!said.isEmpty() && subject.isPresent()) {
            List<Box> boxes = marks.boxes(subject.get().pfn(), subject.get().pages());
            if (!boxes.isEmpty() && pen.sees(boxes.getFirst())) {
                pen.callout(boxes.getFirst(), Role.VMEMMAP_BLOCK, said);
            }
        }
    }

    private String said(Event event) {
        return switch (event) {
            case VmemmapEvent.SlotGotBlock got -> saidOfSlot(got.addr());
            case VmemmapEvent.SlotMapped mapped -> saidOfSlot(mapped.addr());
            case VmemmapEvent.MemoryFreed freed when freed.order() > 0 ->
                    MapWords.TEXTS.of(
                            "event.freed",
                            Figures.bytes(kernel.machine().pageSize() << freed.order()));
            default -> "";
        };
    }

    private String saidOfSlot(long addr) {
        int slot = marks.slotNumber(addr);
        return slot < 0 ? "" : MapWords.TEXTS.of("event.block", kernel.machine().pmdOrder(), slot);
    }
}
