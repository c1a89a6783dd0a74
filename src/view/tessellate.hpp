// SPDX-License-Identifier: MIT
// Shapes of a draw list as coloured triangles in pixels. Pure geometry: knows no SFML and no font; labels produce
// nothing here.
#pragma once

#include <vector>

#include "play/draw_list.hpp"

namespace surefoot {

/// A corner of a triangle, in pixels.
struct PaintVertex {
  float x = 0.0F;
  float y = 0.0F;
  Color color;
  /// Position of the corner in a unit disc. Only the part of the triangle inside the disc is painted, with an edge that
  /// is soft over one pixel; with 0, 0 at all three corners, that is the whole triangle.
  float discX = 0.0F;
  float discY = 0.0F;
  /// Set at all three corners or at none: the disc has no edge but fades as (1 - r^2)^2.
  bool glow = false;

  bool inDisc() const { return discX != 0.0F || discY != 0.0F; }
};

/// Appends the triangles of a shape, three vertices each. `pixelsPerUnit` scales canvas units to pixels and decides how
/// finely curves are cut: never more than 0.2 px off. An ellipse with a fully transparent rim glows, so that it has no
/// visible edge. One-coloured translucent lines, arcs and outlines do not overlap themselves except at very sharp
/// turns.
void tessellate(const Shape& shape, double pixelsPerUnit, std::vector<PaintVertex>& triangles);

}  // namespace surefoot
