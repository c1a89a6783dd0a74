// SPDX-License-Identifier: MIT
// A picture as plain data, in painter's order. The view paints it with SFML, svg.hpp writes it as text; this header
// knows no fonts and no pixels. Canvas units: a landscape canvas is 1080 high, a portrait one 1080 wide; x to the
// right, y down, origin top left.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/vec2.hpp"

namespace surefoot {

/// Size of the canvas in units. 16:9 gives 1920 x 1080, 4:3 gives 1440 x 1080, 9:16 gives 1080 x 1920.
struct Canvas {
  double width = 1920.0;
  double height = 1080.0;

  bool portrait() const { return height > width; }
};

/// The canvas for a window of this size in pixels.
inline Canvas canvasFor(double widthPx, double heightPx) {
  const double shorter = widthPx < heightPx ? widthPx : heightPx;
  return {1080.0 * widthPx / shorter, 1080.0 * heightPx / shorter};
}

/// sRGB, straight alpha.
struct Color {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;

  friend bool operator==(Color, Color) = default;
};

/// Colour from 0xRRGGBB and an opacity from 0 to 1.
constexpr Color rgb(std::uint32_t hex, double opacity = 1.0) {
  return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U), static_cast<std::uint8_t>(hex),
          static_cast<std::uint8_t>(opacity * 255.0 + 0.5)};
}

/// Linear mix of two colours, channel by channel; `t` from 0 to 1.
constexpr Color mix(Color from, Color to, double t) {
  const auto channel = [t](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(static_cast<double>(a) + t * (static_cast<double>(b) - static_cast<double>(a)) +
                                     0.5);
  };
  return {channel(from.r, to.r), channel(from.g, to.g), channel(from.b, to.b), channel(from.a, to.a)};
}

struct Vertex {
  Vec2 at;
  Color color;
};

/// Triangle strip with a colour at each vertex: sky, ridges, water, any gradient.
struct Strip {
  std::vector<Vertex> vertices;
};

/// Convex polygon of one colour. The outline is `outline` wide and centred on the edge.
struct Polygon {
  std::vector<Vec2> points;
  Color fill;
  double outline = 0.0;
  Color outlineColor{};
};

/// Ellipse with a gradient from the middle to the rim: a soft glow has a transparent rim. `angle` in radians, clockwise
/// on the screen.
struct Ellipse {
  Vec2 centre;
  Vec2 radius;
  Color middle;
  Color rim;
  double angle = 0.0;
  double outline = 0.0;
  Color outlineColor{};
};

/// Arc of a ring, clockwise from `start`; both in turns, 0 is up. Round ends.
struct Arc {
  Vec2 centre;
  double radius = 0.0;
  double thickness = 0.0;
  double startTurns = 0.0;
  double sweepTurns = 1.0;
  Color color;
};

/// Box with round corners and a gradient from top to bottom, turned by `angle` about its middle.
struct Box {
  Vec2 centre;
  Vec2 size;
  double corner = 0.0;
  Color top;
  Color bottom;
  double angle = 0.0;
  double outline = 0.0;
  Color outlineColor{};
};

/// Thick line through points, with round ends.
struct Line {
  std::vector<Vec2> points;
  double thickness = 2.0;
  Color color;
};

/// Text by message id. The view looks it up and measures it, so this is the only shape whose size is not known here.
/// Arguments replace {0}, {1} … in the catalogue's text. An id that starts with '=' is shown literally (numbers,
/// names).
struct Label {
  std::string id;
  std::vector<std::string> arguments;
  Vec2 at;                ///< Anchor on the canvas.
  Vec2 anchor{0.5, 0.5};  ///< Which point of the text lies at `at`: 0, 0 its top left, 1, 1 its bottom right.
  double size = 56.0;     ///< Type size in units (72 units of line for 56 of type).
  double maxWidth = 0.0;  ///< Wider text wraps, then shrinks to no less than 60 %; 0: one line of any width.
  int maxLines = 1;
  bool bold = true;
  Color color = rgb(0xFFFFFF);
  double platePadding = 0.0;  ///< Above 0: a round plate behind the text, larger by this much.
  Color plate = rgb(0x0E1530, 0.86);
};

using Shape = std::variant<Strip, Polygon, Ellipse, Arc, Box, Line, Label>;

/// A picture, from back to front.
struct DrawList {
  std::vector<Shape> shapes;

  /// Every coordinate is finite, no size is below 0, and a polygon has three points at least.
  void add(Shape shape);
};

}  // namespace surefoot
