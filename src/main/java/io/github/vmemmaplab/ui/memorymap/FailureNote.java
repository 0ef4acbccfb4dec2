package io.github.vmemmaplab.ui.memorymap;

import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.ui.theme.Fonts;
import io.github.vmemmaplab.ui.theme.Role;

import javafx.scene.text.Font;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Draws over the map why a request failed: rings around the pageblocks that came closest, with the
/// number of pages that stop each, and a card about one of them where it covers least.
final class FailureNote {
    private static final double SMALLEST_RING = 12;
    private static final int FEW = 40;
    private static final double EDGE = 2;
    private static final double ROOM_FOR_TAG = 24;
    private static final double MARKED_CELL = 4;
    private static final Font COUNT = Fonts.semiBold(Fonts.CAPTION);

    private final Kernel kernel;
    private final MapCamera camera;
    private final MapMarks marks;
    private final Pen pen;
    private final Optional<Box> kept;

    /// Draws with `pen`, not over `kept`.
    FailureNote(Kernel kernel, MapCamera camera, Pen pen, Optional<Box> kept) {
        this.kept = kept;
        this.kernel = kernel;
        this.camera = camera;
        this.pen = pen;
        marks = new MapMarks(kernel, camera);
    }

    /// Draws a failed search; `told` is the pageblock that the card is about.
    ///
    /// @return the card's place
    Box draw(FailedSearch search, Optional<Candidate> told) {
        for (Candidate candidate : search.best()) {
            drawCandidate(candidate, told.isPresent() && told.get().equals(candidate));
        }
        Optional<Box> ring = told.flatMap(this::ring);
        boolean seen = ring.isPresent() && pen.sees(ring.get());
        String elsewhere = ring.isPresent() && !seen ? pen.direction(ring.get()) : "";
        FailureCard card =
                new FailureCard(pen, kernel.memory(), search, told.orElse(null), elsewhere);
        Box about = ring.map(it -> seen ? it : pen.nearest(it)).orElse(new Box(0, 0, 0, 0));
        Box box = place(search).find(card.width(), card.height(), about);
        if (ring.isPresent()) {
            pen.leader(about, box, Role.FAILURE);
        }
        card.draw(box);
        return box;
    }

    private void drawCandidate(Candidate candidate, boolean isTold) {
        Optional<Box> ring = ring(candidate).filter(pen::sees);
        if (ring.isEmpty()) {
            return;
        }
        markStoppers(candidate);
        pen.edge(ring.get(), Role.FAILURE, isTold ? 3 : 1.5);
        if (ring.get().width() >= ROOM_FOR_TAG) {
            drawCount(ring.get(), candidate);
        }
    }

    // At a corner where it hides none of the pages, inside the view.
    private void drawCount(Box ring, Candidate candidate) {
        String count = String.valueOf(candidate.inTheWay());
        double w = Math.max(15, Pen.widthOf(count, COUNT) + 8);
        Box view = new Box(0, 0, pen.width(), pen.height());
        double right = ring.x() + ring.width();
        double bottom = ring.y() + ring.height();
        Box tag =
                Stream.of(
                                new Box(right - w / 2, ring.y() - 7, w, 14),
                                new Box(ring.x() - w / 2, ring.y() - 7, w, 14),
                                new Box(right - w / 2, bottom - 7, w, 14))
                        .map(corner -> corner.inside(view))
                        .filter(corner -> !hides(corner, candidate))
                        .findFirst()
                        .orElseGet(() -> new Box(ring.x() - w / 2, bottom - 7, w, 14).inside(view));
        pen.fill(tag, Role.FAILURE, 7);
        pen.write(
                count,
                COUNT,
                Role.PANEL,
                tag.centerX() - Pen.widthOf(count, COUNT) / 2,
                tag.centerY());
    }

    private boolean hides(Box corner, Candidate candidate) {
        return candidate.stoppers().stream()
                .limit(FEW)
                .flatMap(stopper -> marks.boxes(stopper.pfn(), stopper.pages()).stream())
                .anyMatch(cells -> cells.distance(corner) < 2);
    }

    // On the map itself the pages are marked once its cells can carry a mark.
    private void markStoppers(Candidate candidate) {
        for (Candidate.Stopper stopper : candidate.stoppers()) {
            for (Box cells : marks.boxes(stopper.pfn(), stopper.pages())) {
                if (cells.height() >= MARKED_CELL && pen.sees(cells)) {
                    Lens.mark(pen, cells, stopper, 0);
                }
            }
        }
    }

    private Optional<Box> ring(Candidate candidate) {
        List<Box> boxes = marks.boxes(candidate.pfn(), candidate.pages());
        Box view = new Box(0, 0, pen.width(), pen.height()).grown(-EDGE);
        return boxes.stream()
                .findFirst()
                .map(box -> box.atLeast(SMALLEST_RING).grown(1))
                .map(ring -> ring.distance(view) > 0 ? ring : ring.cutTo(view));
    }

    // The pageblocks that it is about stay in view above all, then the bars of the slots.
    private QuietPlace place(FailedSearch search) {
        QuietPlace place = pen.quietPlace();
        kept.ifPresent(box -> place.avoid(box, 50));
        for (Candidate candidate : search.best()) {
            ring(candidate).ifPresent(ring -> place.avoid(ring.grown(9), 50));
        }
        for (BandPlace band : camera.layout().places()) {
            double weight = band.band().added() ? 3 : 1;
            Box label =
                    new Box(
                            0,
                            band.labelTop(),
                            pen.width(),
                            Math.max(0, band.top() - band.labelTop()));
            place.avoid(camera.inWindow(label), 2);
            for (Box rows : band.rows()) {
                place.avoid(camera.inWindow(rows), weight);
            }
        }
        return place;
    }
}
