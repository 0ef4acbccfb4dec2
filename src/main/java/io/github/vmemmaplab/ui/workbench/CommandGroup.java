package io.github.vmemmaplab.ui.workbench;

/// What commands are about; the card of keys lists them by it.
enum CommandGroup {
    /// Moving through the run by steps.
    STEPS,
    /// Playing, and running to breakpoints.
    RUN,
    /// Policies and what else can be set.
    SETTINGS,
    /// Files, captures and the kernel's own words.
    FILES,
    /// Moving over the map and the timeline.
    VIEW,
    /// Inside the panel that has the focus.
    PANEL,
    /// The window and how it looks.
    WINDOW
}
