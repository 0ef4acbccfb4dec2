package io.github.vmemmaplab.capture;

import io.github.vmemmaplab.json.CaptureCase;
import io.github.vmemmaplab.kernel.Kernel;
import io.github.vmemmaplab.kernel.event.VmemmapEvent.TableInstalled;
import io.github.vmemmaplab.kernel.paging.Level;
import io.github.vmemmaplab.kernel.state.ChangeLog;
import io.github.vmemmaplab.scenario.Scenario;
import io.github.vmemmaplab.scenario.Simulation;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// The pages of tables above the last level that an add made for its range.
///
/// The walk that a remove starts from does not name them, so the add before it is run in the model,
/// which tells.
final class UpperTables {
    private final Map<Level, Integer> pages;
    private final CapturedVmemmap.BootPages otherwise;

    private UpperTables(Map<Level, Integer> pages, CapturedVmemmap.BootPages otherwise) {
        this.pages = pages;
        this.otherwise = otherwise;
    }

    static UpperTables of(
            Capture capture, CaptureCase.Request remove, CapturedVmemmap.BootPages otherwise)
            throws CaptureException {
        Map<Level, Integer> pages = new HashMap<>();
        for (CaptureCase.Request earlier : capture.caseFile().requests()) {
            boolean sameRange =
                    "add".equals(earlier.op()) && earlier.start().equals(remove.start());
            if (sameRange && earlier.n() < remove.n() && earlier.state() != null) {
                pages.clear();
                run(capture, earlier.n(), pages);
            }
        }
        return new UpperTables(pages, otherwise);
    }

    private static void run(Capture capture, int number, Map<Level, Integer> pages)
            throws CaptureException {
        try {
            Scenario add = capture.scenario(number);
            Kernel kernel = Simulation.boot(add);
            kernel.record(
                    ChangeLog.OFF,
                    event -> {
                        if (event instanceof TableInstalled table && table.level() != Level.PTE) {
                            pages.put(table.level(), table.pfn());
                        }
                    });
            kernel.hotplug().run(add.operations().getFirst());
        } catch (CaptureException e) {
            throw e;
        } catch (IOException e) {
            throw new CaptureException(
                    capture.name(), "operation " + number + " cannot be read: " + e.getMessage());
        }
    }

    /// {@return the page of the next table of `level` entries that is missing}
    int next(Level level) {
        Integer page = pages.remove(level);
        return page == null ? otherwise.page() : page;
    }
}
