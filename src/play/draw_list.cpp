// SPDX-License-Identifier: MIT
#include "play/draw_list.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace surefoot {

namespace {

bool isPoint(Vec2 v) {
  return std::isfinite(v.x) && std::isfinite(v.y);
}
bool isSize(double size) {
  return std::isfinite(size) && size >= 0.0;
}

/// What those who paint a shape take for granted.
struct Paintable {
  bool operator()(const Strip& strip) const {
    return std::ranges::all_of(strip.vertices, [](const Vertex& vertex) { return isPoint(vertex.at); });
  }
  bool operator()(const Polygon& polygon) const {
    return polygon.points.size() >= 3 && std::ranges::all_of(polygon.points, isPoint) && isSize(polygon.outline);
  }
  bool operator()(const Ellipse& ellipse) const {
    return isPoint(ellipse.centre) && isSize(ellipse.radius.x) && isSize(ellipse.radius.y) &&
           std::isfinite(ellipse.angle) && isSize(ellipse.outline);
  }
  bool operator()(const Arc& arc) const {
    return isPoint(arc.centre) && isSize(arc.radius) && isSize(arc.thickness) && std::isfinite(arc.startTurns) &&
           std::isfinite(arc.sweepTurns);
  }
  bool operator()(const Box& box) const {
    return isPoint(box.centre) && isSize(box.size.x) && isSize(box.size.y) && isSize(box.corner) &&
           std::isfinite(box.angle) && isSize(box.outline);
  }
  bool operator()(const Line& line) const {
    return std::ranges::all_of(line.points, isPoint) && isSize(line.thickness);
  }
  bool operator()(const Label& label) const {
    return isPoint(label.at) && isPoint(label.anchor) && label.size > 0.0 && isSize(label.maxWidth) &&
           label.maxLines >= 1;
  }
};

}  // namespace

void DrawList::add(Shape shape) {
  assert(std::visit(Paintable{}, shape));
  shapes.push_back(std::move(shape));
}

}  // namespace surefoot
