// SPDX-License-Identifier: MIT
// Shapes of a draw list as coloured triangles in pixels. Pure geometry: knows no SFML, no font; labels give nothing
// here.
#pragma once

#include <vector>

#include "play/draw_list.hpp"

namespace surefoot {

/// A corner of a triangle, in pixels.
struct PaintVertex {
  float x = 0.0F;
  float y = 0.0F;
  Color color;
  /// Where the corner lies in a unit disc. Of the triangle only what is inside the disc is painted, its edge soft over
  /// a pixel; with 0, 0 at all three corners that is everything.
  float discX = 0.0F;
  float discY = 0.0F;
  /// At all three corners or none: the disc has no edge but fades as (1 - r^2)^2.
  bool glow = false;

  bool inDisc() const { return discX != 0.0F || discY != 0.0F; }
};

/// Appends the triangles of a shape, three vertices each. `pixelsPerUnit` scales canvas units to pixels and decides how
/// finely curves are cut: never more than 0.2 px off. An ellipse whose rim is wholly transparent glows, so that it has
/// no visible edge. One-coloured translucent lines, arcs and outlines do not overlap themselves except at very sharp
/// turns.
void tessellate(const Shape& shape, double pixelsPerUnit, std::vector<PaintVertex>& triangles);

}  // namespace surefoot
