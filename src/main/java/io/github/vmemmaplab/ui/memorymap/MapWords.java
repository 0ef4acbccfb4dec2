package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.AllocationFailure;
import io.github.vmemmaplab.kernel.hotplug.Sections;
import io.github.vmemmaplab.ui.narration.Figures;
import io.github.vmemmaplab.ui.narration.Texts;

import java.util.Locale;

/// What the map says about bands and about the pageblock that came closest.
final class MapWords {
    static final Texts TEXTS = Texts.beside(MapWords.class, "memorymap");

    private final Kernel kernel;
    private final int pageShift;

    MapWords(Kernel kernel) {
        this.kernel = kernel;
        pageShift = kernel.machine().pageShift();
    }

    String name(Band band) {
        return band.added()
                ? TEXTS.of("band.added")
                : TEXTS.of("band.boot", Figures.zone(band.zone()));
    }

    String about(Band band) {
        long start = (long) band.startPfn() << pageShift;
        long end = (long) band.endPfn() << pageShift;
        String range =
                TEXTS.of(
                        "band.range", address(start), address(end - 1), Figures.bytes(end - start));
        String place = range + " " + sections(band);
        return band.added() ? place + " " + state(band) : place;
    }

    /// {@return a physical address, its digits in fours: 0x8000 0000}
    static String address(long physical) {
        String digits = Long.toHexString(physical).toUpperCase(Locale.ROOT);
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - 4; at > 0; at -= 4) {
            grouped.insert(at, '\u2009');
        }
        return "0x" + grouped;
    }

    private String sections(Band band) {
        int first = firstSection(band);
        int last = lastSection(band);
        return TEXTS.of(
                "band.sections", last - first + 1, String.valueOf(first), String.valueOf(last));
    }

    private int firstSection(Band band) {
        return kernel.sections().sectionOf((long) band.startPfn() << pageShift);
    }

    private int lastSection(Band band) {
        return kernel.sections().sectionOf((long) (band.endPfn() - 1) << pageShift);
    }

    private String state(Band band) {
        int sections = lastSection(band) - firstSection(band) + 1;
        int online = count(band, Sections.ONLINE);
        int known = count(band, Sections.RESOURCE);
        int present = count(band, Sections.PRESENT);
        if (online == sections) {
            String zone = Figures.zone(kernel.memory().zoneOf(band.startPfn()));
            return TEXTS.of("state.online", zone);
        }
        if (online > 0) {
            return TEXTS.of("state.partly", online, sections);
        }
        if (known == 0) {
            return TEXTS.of(present == 0 ? "state.absent" : "state.leftBehind");
        }
        return TEXTS.of(present == sections ? "state.offline" : "state.adding");
    }

    private int count(Band band, int flag) {
        int count = 0;
        for (int section = firstSection(band); section <= lastSection(band); section++) {
            count += kernel.sections().has(section, flag) ? 1 : 0;
        }
        return count;
    }

    /// {@return in one line, why a request failed}
    static String why(AllocationFailure failure) {
        return switch (failure.obstacle()) {
            case WATERMARK -> TEXTS.of("failure.watermark", blocksThere(failure));
            case FRAGMENTATION ->
                    TEXTS.of(
                            failure.largestOrder() < 0 ? "failure.empty" : "failure.fragmentation",
                            failure.largestOrder(),
                            failure.order());
        };
    }

    /// {@return in one line, the figures by which the watermark refused; empty where it did not}
    static String watermark(AllocationFailure failure) {
        return failure.zones().stream()
                .filter(zone -> zone.largestOrder() >= failure.order())
                .findFirst()
                .map(zone ->
                        TEXTS.of(
                                "failure.mark",
                                Figures.count(zone.freePages()),
                                Figures.count(zone.mark()),
                                Figures.zone(zone.zone())))
                .orElse("");
    }

    private static int blocksThere(AllocationFailure failure) {
        return failure.zones().stream()
                .flatMap(zone -> zone.counts().stream().skip(failure.order()))
                .mapToInt(types -> types.stream().mapToInt(Integer::intValue).sum())
                .sum();
    }

    /// {@return in one line, the pages that cannot move and stop a pageblock}
    static String fixed(Candidate candidate) {
        return TEXTS.of("stop.fixed", candidate.fixed());
    }

    /// {@return in one line, the pages that could move and stop a pageblock}
    static String movable(Candidate candidate) {
        return TEXTS.of(
                candidate.fixed() > 0 ? "stop.movable.too" : "stop.movable", candidate.movable());
    }

    /// {@return in one line, how much of a pageblock is free}
    static String free(Candidate candidate) {
        return TEXTS.of(
                candidate.inTheWay() == 0 ? "stop.nothing" : "stop.free",
                candidate.free(),
                candidate.pages());
    }

    /// {@return what compaction did about pages that it could have moved; empty where there are
    /// none}
    static String compaction(AllocationFailure failure, Candidate candidate) {
        return candidate.movable() == 0 ? "" : TEXTS.of("compaction." + failure.compaction());
    }
}
