package io.github.vmemmaplab.ui.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which roles stand side by side, and on what: written down once, for all checks of colours.
final class Neighbours {
    /// Two roles that touch as plain areas, so that their colours alone must tell them apart.
    ///
    /// @param where where they meet
    record Pair(Role one, Role other, String where) {}

    /// A role that is drawn on others.
    ///
    /// @param grounds what lies behind it
    record Stand(Role role, Set<Role> grounds) {}

    /// Words, and every ground that they stand on.
    static final List<Stand> WORDS =
            List.of(
                    new Stand(
                            Role.TEXT,
                            Set.of(
                                    Role.BACKGROUND,
                                    Role.PANEL,
                                    Role.RAISED,
                                    Role.CURRENT_LINE,
                                    Role.HOT_ADDED)),
                    new Stand(
                            Role.MUTED,
                            Set.of(Role.BACKGROUND, Role.PANEL, Role.RAISED, Role.HOT_ADDED)),
                    new Stand(Role.ACCENT, Set.of(Role.PANEL, Role.RAISED)),
                    new Stand(Role.ON_ACCENT, Set.of(Role.ACCENT)),
                    new Stand(Role.FAILURE, Set.of(Role.PANEL, Role.RAISED)),
                    new Stand(Role.VMEMMAP_BLOCK, Set.of(Role.PANEL, Role.RAISED)),
                    new Stand(
                            Role.VMEMMAP_PAGE_TEXT,
                            Set.of(Role.PANEL, Role.RAISED, Role.CURRENT_LINE)),
                    new Stand(Role.PAGE_TABLE, Set.of(Role.PANEL, Role.RAISED)));

    /// What a frame of the map can be; any two can be neighbours. What else is drawn there carries
    /// a pattern besides its colour: memory that is not online is hatched, per-cpu frames are
    /// outlined, and failure, choice and change are rings with an edge of the panel's colour.
    static final List<Role> FRAMES =
            List.of(
                    Role.FREE,
                    Role.UNMOVABLE,
                    Role.MOVABLE,
                    Role.RECLAIMABLE,
                    Role.RESERVED,
                    Role.VMEMMAP_BLOCK,
                    Role.VMEMMAP_PAGE,
                    Role.PAGE_TABLE);

    /// Areas and lines without which a picture cannot be read, and what they are seen against. Free
    /// memory is a ground: what is not free is seen on it.
    static final List<Stand> GRAPHICS = graphics();

    /// See {@link Pair}. That of failed slots and slots in blocks or pages is the timeline's and
    /// the slider's.
    static final List<Pair> PAIRS = pairs();

    private Neighbours() {}

    private static List<Stand> graphics() {
        List<Stand> all = new ArrayList<>();
        for (Role frame : FRAMES.subList(1, FRAMES.size())) {
            all.add(new Stand(frame, Set.of(Role.PANEL, Role.FREE)));
        }
        for (Role mark : List.of(Role.FAILURE, Role.ACCENT, Role.CHANGED)) {
            all.add(new Stand(mark, Set.of(Role.PANEL, Role.RAISED, Role.FREE)));
        }
        all.add(new Stand(Role.NEUTRAL, Set.of(Role.PANEL)));
        all.add(new Stand(Role.PER_CPU, Set.of(Role.FREE)));
        return List.copyOf(all);
    }

    private static List<Pair> pairs() {
        List<Pair> all = new ArrayList<>();
        for (int i = 0; i < FRAMES.size(); i++) {
            for (int j = 0; j < i; j++) {
                all.add(new Pair(FRAMES.get(i), FRAMES.get(j), "the map"));
            }
        }
        for (Role slot : List.of(Role.VMEMMAP_BLOCK, Role.VMEMMAP_PAGE)) {
            all.add(new Pair(Role.FAILURE, slot, "the slider's track and the timeline"));
            all.add(new Pair(Role.NEUTRAL, slot, "the timeline"));
        }
        all.add(new Pair(Role.FAILURE, Role.MOVABLE, "the timeline, after compaction"));
        all.add(new Pair(Role.NEUTRAL, Role.MOVABLE, "the timeline, before compaction"));
        return List.copyOf(all);
    }
}
