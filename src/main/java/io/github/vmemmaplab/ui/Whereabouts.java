package io.github.vmemmaplab.ui;

import javafx.geometry.Bounds;

import java.util.Optional;

/// Tells where a panel draws things now, in the coordinates of its scene.
///
/// What is not drawn, or lies outside what the panel shows, is nowhere. Valid until the panel is
/// laid out or drawn again. FX thread only; O(what is drawn on the way to one thing).
public interface Whereabouts {
    /// {@return where a page frame is drawn}
    Optional<Bounds> ofFrame(int pfn);

    /// {@return where the slot, or the page, of a virtual address is drawn}
    Optional<Bounds> ofAddress(long addr);

    /// {@return where a card lies over what is drawn, and hides it}
    Optional<Bounds> ofCard();
}
