package io.github.vmemmaplab.fragmentation;

/// How many free pages each pageblock of a machine holds, at every degree of fragmentation.
///
/// Some pageblocks start wholly free, the others wholly used. Breaking one of the free ones brings
/// used pages into it, and frees as many in *donors* that were wholly used; so the amount of free
/// memory never changes. They are broken in one fixed order, and each takes from the same donors
/// always: what is lost at one degree stays lost at every higher one. A donor never becomes wholly
/// free. Pageblocks are numbered from the start of memory. O(pageblocks) to make and to ask.
public final class Scatter {
    // Between these many pages move at a time, of 512.
    private static final int MOST_MOVED = 448;

    private final int first;
    private final int end;
    private final int pages;
    private final Chance chance;
    private final Pattern pattern;
    private final int[] whole;
    private final int[] donors;
    private final boolean[] startsWhole;

    /// Scatters `wholePageblocks` free pageblocks of `pages` pages each over [first, end).
    public Scatter(
            int first, int end, int wholePageblocks, int pages, Pattern pattern, Chance chance) {
        this.first = first;
        this.end = end;
        this.pages = pages;
        this.pattern = pattern;
        this.chance = chance;
        startsWhole = new boolean[end];
        whole = chance.of(1).shuffle(chooseWhole(wholePageblocks));
        donors = chance.of(2).shuffle(chooseUsed());
    }

    // Free memory of a healthy machine comes in the largest blocks, hence pairs.
    private int[] chooseWhole(int count) {
        int[] chosen = new int[count];
        int firstPair = (first + 1) >> 1;
        int[] pairs = new int[Math.max(0, (end >> 1) - firstPair)];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = firstPair + i;
        }
        chance.of(0).shuffle(pairs);
        for (int i = 0; i < count; i++) {
            chosen[i] = i < pairs.length * 2 ? pairs[i >> 1] * 2 + (i & 1) : edge();
            startsWhole[chosen[i]] = true;
        }
        return chosen;
    }

    private int edge() {
        return (first & 1) == 1 && !startsWhole[first] ? first : end - 1;
    }

    private int[] chooseUsed() {
        int[] used = new int[end - first - whole.length];
        int count = 0;
        for (int pageblock = first; pageblock < end; pageblock++) {
            if (!startsWhole[pageblock]) {
                used[count++] = pageblock;
            }
        }
        return used;
    }

    /// {@return the first pageblock that is scattered over}
    int first() {
        return first;
    }

    /// {@return the pageblock after the last}
    int end() {
        return end;
    }

    /// {@return how many pageblocks can be broken: all, unless too few pages are in use for that}
    public int breakable() {
        return (int) Math.min(whole.length, (long) donors.length * (pages - 1));
    }

    /// {@return whether the pageblock is wholly free as long as nothing is broken}
    public boolean startsWhole(int pageblock) {
        return startsWhole[pageblock];
    }

    /// {@return the free pages of every pageblock when `broken` of the free ones are broken}
    public int[] freePages(int broken) {
        int[] free = new int[end];
        for (int pageblock : whole) {
            free[pageblock] = pages;
        }
        if (donors.length >= whole.length) {
            breakApart(free, broken);
        } else {
            breakAmongFew(free, broken);
        }
        return free;
    }

    // Each broken pageblock has donors of its own.
    private void breakApart(int[] free, int broken) {
        int each = whole.length == 0 ? 0 : Math.min(mostDonors(), donors.length / whole.length);
        Chance amounts = chance.of(3);
        Chance shares = chance.of(4);
        for (int i = 0; i < broken; i++) {
            int moved = pattern.moved(amounts.fraction(i), MOST_MOVED * pages / 512);
            free[whole[i]] -= moved;
            for (int j = 0; j < each; j++) {
                int rest = each - 1 - j;
                int share =
                        rest == 0 ? moved : (int) (moved * shares.fraction((long) i * each + j));
                free[donors[i * each + j]] = share;
                moved -= share;
            }
        }
    }

    // In a large machine a pageblock is a speck on the screen, and every donor costs time and heap.
    private int mostDonors() {
        return end <= 1024 ? 3 : end <= 4096 ? 2 : 1;
    }

    // Little is in use: a donor serves several, and must keep a page for itself.
    private void breakAmongFew(int[] free, int broken) {
        int served = (breakable() + donors.length - 1) / Math.max(1, donors.length);
        int most = Math.min((pages - 1) / Math.max(1, served), MOST_MOVED * pages / 512);
        Chance amounts = chance.of(3);
        for (int i = 0; i < broken; i++) {
            int moved = pattern.moved(amounts.fraction(i), most);
            free[whole[i]] -= moved;
            free[donors[i % donors.length]] += moved;
        }
    }
}
