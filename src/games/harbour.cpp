// SPDX-License-Identifier: MIT
// Pieces in the order in which they are built, each with its place along the quay.
#include "games/harbour.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/math.hpp"

namespace surefoot {

namespace {

enum class Build : std::uint8_t { Hut, House, Store, Tower, Jetty, Boat, Crane, Lamp };

struct Piece {
  Build build;
  double x;     ///< 0 to 1 along the quay.
  double size;  ///< 1: usual.
};

constexpr std::array<Piece, 30> kPieces{
    {{Build::Jetty, 0.50, 1.0}, {Build::Hut, 0.46, 1.0},   {Build::Boat, 0.55, 1.0},  {Build::Hut, 0.54, 1.1},
     {Build::Lamp, 0.50, 1.0},  {Build::House, 0.41, 1.0}, {Build::Jetty, 0.36, 1.0}, {Build::Store, 0.61, 1.0},
     {Build::Boat, 0.31, 1.0},  {Build::Hut, 0.35, 0.9},   {Build::Crane, 0.67, 1.0}, {Build::House, 0.30, 1.2},
     {Build::Tower, 0.48, 1.0}, {Build::Lamp, 0.38, 1.0},  {Build::House, 0.73, 1.0}, {Build::Jetty, 0.70, 1.0},
     {Build::Boat, 0.75, 1.1},  {Build::Hut, 0.24, 1.0},   {Build::Store, 0.79, 1.2}, {Build::Lamp, 0.64, 1.0},
     {Build::House, 0.18, 1.1}, {Build::Jetty, 0.20, 1.0}, {Build::Boat, 0.15, 0.9},  {Build::House, 0.86, 1.2},
     {Build::Hut, 0.12, 1.1},   {Build::Lamp, 0.26, 1.0},  {Build::Crane, 0.22, 0.9}, {Build::House, 0.92, 1.0},
     {Build::Boat, 0.88, 1.0},  {Build::Tower, 0.08, 0.8}}};

int neededFor(int pieces) {
  return 5 * pieces + 9 * pieces * (pieces - 1) / 10;
}

class Pen {
 public:
  Pen(DrawList& out, Vec2 left, double width, double timeS, const Light& light)
      : out_(out), left_(left), width_(width), k_(width / 700.0), timeS_(timeS), light_(light) {}

  void draw(const Piece& piece) const {
    const Vec2 at = left_ + Vec2{piece.x * width_, 0.0};
    switch (piece.build) {
      case Build::Hut:
        house(at, {34.0 * piece.size, 22.0 * piece.size}, 16.0, kSand, kBrick, 1);
        break;
      case Build::House:
        house(at, {38.0 * piece.size, 40.0 * piece.size}, 20.0, kCream, kVermilion, 2);
        break;
      case Build::Store:
        house(at, {58.0 * piece.size, 32.0 * piece.size}, 18.0, kApricot, kWood, 3);
        break;
      case Build::Tower:
        house(at, {20.0 * piece.size, 74.0 * piece.size}, 30.0, kSand, kBrick, 1);
        break;
      case Build::Jetty:
        jetty(at);
        break;
      case Build::Boat:
        boat(at, piece.size);
        break;
      case Build::Crane:
        crane(at, piece.size);
        break;
      case Build::Lamp:
        lamp(at);
        break;
    }
  }

  void quay(double from, double to) const {
    const double a = left_.x + from * width_ - 34.0 * k_;
    const double b = left_.x + to * width_ + 34.0 * k_;
    const Color stone = far(mix(kSand, light_.stage, 0.55));
    const Vec2 middle{0.5 * (a + b), left_.y + 3.0 * k_};
    out_.add(Box{middle + Vec2{0.0, 9.0 * k_}, {b - a, 8.0 * k_}, 4.0 * k_, faded(kInk, 0.30), faded(kInk, 0.10)});
    out_.add(Box{middle, {b - a, 12.0 * k_}, 3.0 * k_, mix(stone, kCream, 0.30), stone});
  }

 private:
  /// Distance pales everything, so that actors stay the warmest.
  Color far(Color color) const { return mix(color, light_.ridges[0], 0.30); }

  void house(Vec2 foot, Vec2 size, double roof, Color wall, Color tiles, int windows) const {
    const Vec2 s = k_ * size;
    const Color side = far(wall);
    out_.add(Box{foot - Vec2{0.0, 0.5 * s.y}, s, 1.5 * k_, side, mix(side, light_.ridges[2], 0.25)});
    const double eave = 0.5 * s.x + 4.0 * k_;
    out_.add(
        Polygon{{foot + Vec2{-eave, -s.y}, foot + Vec2{0.0, -s.y - roof * k_}, foot + Vec2{eave, -s.y}}, far(tiles)});
    for (int i = 0; i < windows; ++i) {
      const double x = windows == 2 ? 0.0 : (i - 0.5 * (windows - 1)) * 16.0 * k_;
      const double y = windows == 2 ? (i == 0 ? 0.72 : 0.32) * s.y : 0.6 * s.y;
      const Color pane = mix(light_.sun, rgb(0xFFD28A), 0.3);
      out_.add(Box{foot + Vec2{x, -y}, {7.0 * k_, 8.0 * k_}, 1.5 * k_, pane, pane});
    }
  }
  void jetty(Vec2 at) const {
    const Color wood = far(kWood);
    for (const double x : {-16.0, 0.0, 16.0}) {
      out_.add(Line{{at + k_ * Vec2{x, 8.0}, at + k_ * Vec2{x, 26.0}}, 4.0 * k_, mix(wood, kInk, 0.3)});
    }
    out_.add(Box{at + k_ * Vec2{0.0, 11.0}, k_ * Vec2{46.0, 7.0}, 2.0 * k_, mix(wood, kCream, 0.25), wood});
  }
  void boat(Vec2 at, double size) const {
    const double s = k_ * size;
    const Vec2 here = at + Vec2{0.0, 22.0 * k_ + 1.2 * det::sin(0.9 * timeS_ + at.x)};
    out_.add(Line{{here, here - Vec2{0.0, 34.0 * s}}, 2.5 * s, far(kWood)});
    out_.add(
        Polygon{{here + s * Vec2{2.0, -6.0}, here + s * Vec2{2.0, -33.0}, here + s * Vec2{16.0, -6.0}}, far(kCream)});
    out_.add(Polygon{{here + s * Vec2{-19.0, -4.0}, here + s * Vec2{20.0, -4.0}, here + s * Vec2{13.0, 5.0},
                      here + s * Vec2{-13.0, 5.0}},
                     far(kBrick)});
  }
  void crane(Vec2 at, double size) const {
    const double s = k_ * size;
    const Color wood = far(kWood);
    const Vec2 top = at - Vec2{0.0, 62.0 * s};
    out_.add(Line{{at, top}, 6.0 * s, wood});
    out_.add(Line{{top + s * Vec2{-8.0, 14.0}, top + s * Vec2{34.0, -8.0}}, 5.0 * s, wood});
    const double swing = 2.0 * det::sin(0.7 * timeS_);
    out_.add(Line{{top + s * Vec2{34.0, -8.0}, top + s * Vec2{34.0 + swing, 26.0}}, 2.0 * s, far(kCream)});
    out_.add(Box{top + s * Vec2{34.0 + swing, 32.0}, s * Vec2{13.0, 12.0}, 2.0 * s, far(kCoral), far(kBrick)});
  }
  void lamp(Vec2 at) const {
    const Vec2 head = at - Vec2{0.0, 36.0 * k_};
    out_.add(Line{{at, head}, 3.0 * k_, far(light_.stage)});
    out_.add(Ellipse{head, {15.0 * k_, 15.0 * k_}, faded(light_.sun, 0.6), faded(light_.glow, 0.0)});
    out_.add(Ellipse{head, {4.5 * k_, 4.5 * k_}, light_.sun, light_.sun});
  }

  DrawList& out_;
  Vec2 left_;
  double width_;
  double k_;
  double timeS_;
  const Light& light_;
};

}  // namespace

int harbourPieces(int presses) {
  int pieces = 0;
  while (pieces < static_cast<int>(kPieces.size()) && neededFor(pieces + 1) <= presses) {
    ++pieces;
  }
  return pieces;
}

void drawHarbour(DrawList& out, Vec2 left, double width, int presses, double timeS, const Light& light) {
  const auto count = static_cast<std::size_t>(harbourPieces(presses));
  if (count == 0) {
    return;
  }
  const auto built = std::span(kPieces).first(count);
  const auto [from, to] = std::ranges::minmax(built, {}, &Piece::x);
  const Pen pen(out, left, width, timeS, light);
  const auto afloat = [](const Piece& piece) { return piece.build == Build::Jetty || piece.build == Build::Boat; };
  for (const Piece& piece : built) {
    if (!afloat(piece)) {
      pen.draw(piece);
    }
  }
  pen.quay(from.x, to.x);
  for (const Piece& piece : built) {
    if (afloat(piece)) {
      pen.draw(piece);
    }
  }
}

}  // namespace surefoot
