// SPDX-License-Identifier: MIT
// Tiles always run from left to right. On a tall canvas they descend like stairs, so that leaning right still means the
// next tile and leaning left the previous one.
#include "screens/lean_menu.hpp"

#include <algorithm>
#include <cmath>

#include "base/math.hpp"
#include "play/bay.hpp"
#include "play/easing.hpp"
#include "screens/hud.hpp"

namespace surefoot {

namespace {

constexpr double kAskedLean = 0.16;  // shares of foot length: well past the detection threshold for a side
constexpr double kRingWidth = 12.0;
constexpr double kBreathS = 10.0;   // one breath in and out
constexpr double kReadS = 2.0;      // to read the prompt
constexpr double kReadLineS = 2.5;  // and each line
constexpr double kGap = 28.0;       // the frame of the selected tile takes 20 of it

double breathAt(double timeS) {
  return 0.5 - 0.5 * det::cos(2.0 * kPi * timeS / kBreathS);
}

/// A line along the tile's edge, clockwise from the middle of its top; `share` of the whole length.
Line edgeLine(const HitBox& box, double share) {
  const double halfX = box.size.x / 2.0 + 8.0;
  const double halfY = box.size.y / 2.0 + 8.0;
  const std::vector<Vec2> corners{{0.0, -halfY},   {halfX, -halfY},  {halfX, halfY},
                                  {-halfX, halfY}, {-halfX, -halfY}, {0.0, -halfY}};
  double left = share * 4.0 * (halfX + halfY);
  Line line{{box.centre + corners[0]}, kRingWidth, kAmber};
  for (std::size_t i = 1; i < corners.size() && left > 0.0; ++i) {
    const Vec2 way = corners[i] - corners[i - 1];
    const double far = std::min(left, length(way));
    line.points.push_back(box.centre + corners[i - 1] + way * (far / length(way)));
    left -= far;
  }
  return line;
}

/// Tiles are stacked like stairs if they would be too narrow side by side.
bool stacked(const Canvas& canvas, int tiles) {
  return canvas.portrait() || (tiles > 3 && canvas.width < 1700.0);
}

/// Lower edge of the prompt's plate.
double promptFoot(const Canvas& canvas) {
  return canvas.portrait() ? 320.0 : 212.0;
}

void arrow(DrawList& out, Vec2 at, double side, Color color) {
  out.add(Polygon{
      {at + Vec2{side * 26.0, 0.0}, at + Vec2{-side * 16.0, -34.0}, at + Vec2{-side * 16.0, 34.0}}, color, 6.0, kInk});
}

}  // namespace

LeanMenu::LeanMenu(MenuSetup setup) : setup_(std::move(setup)) {
  setup_.suggested = std::clamp(setup_.suggested, 0, std::max(0, count() - 1));
  if (setup_.rests > 0.0) {
    selected_ = setup_.suggested;
  }
}

void LeanMenu::select(int tile) {
  selected_ = tile;
  stayS_ = 0.0;
  sounds_.push_back({.name = "tick", .volume = 0.6});
}

void LeanMenu::choose(int tile) {
  selected_ = tile;
  chosen_ = tile;
  sounds_.push_back({.name = "bell", .volume = 0.7});
}

void LeanMenu::take(Key key) {
  if (key == Key::Left || key == Key::Right) {
    select(std::clamp(selected_ < 0 ? setup_.suggested : selected_ + (key == Key::Left ? -1 : 1), 0, count() - 1));
  } else if (key == Key::Confirm) {
    choose(selected_ < 0 ? setup_.suggested : selected_);
  } else if (key >= Key::Tile1 && static_cast<int>(key) - static_cast<int>(Key::Tile1) < count()) {
    choose(static_cast<int>(key) - static_cast<int>(Key::Tile1));
  }
}

bool LeanMenu::canMove(int side) const {
  return selected_ < 0 || (selected_ + side >= 0 && selected_ + side < count());
}

double LeanMenu::readingS() const {
  return kReadS + kReadLineS * static_cast<double>(setup_.lines.size());
}

void LeanMenu::step(const TickInput& input) {
  sounds_.clear();
  ++tick_;
  shown_ = eased(shown_, 1.0, 0.2);
  for (const Key key : input.keys) {
    if (!finished()) {
      take(key);
    }
  }
  untilTicks_ = setup_.until && setup_.until(input) ? untilTicks_ + 1 : 0;
  if (!finished() && untilTicks_ >= ticksOf(kUntilS)) {
    choose(setup_.suggested);
  }
  const int side = std::clamp(input.movement.lean.side, -1, 1);
  armed_ = armed_ || side == 0;
  if (finished() || !armed_) {
    return;
  }
  if (side != 0 && side_ == 0 && canMove(side)) {
    // The first lean selects the outermost tile of its side; otherwise a person who leans slowly would stay on a tile
    // in between.
    select(selected_ >= 0 ? selected_ + side : side < 0 ? 0 : count() - 1);
  }
  side_ = side;
  stayS_ = side != 0 ? stayS_ + kTickS : 0.0;
  const bool still = goesOnByItself() && input.movement.onBoard && side == 0;
  const bool read = static_cast<double>(tick_) * kTickS >= readingS();
  stillS_ = still && read ? stillS_ + kTickS : 0.0;
  if (stillS_ > 0.0) {
    selected_ = 0;
  }
  ring_ = side != 0 ? stayS_ / kStayS : stillS_ > 0.0 ? stillS_ / kStillS : eased(ring_, 0.0, 0.08);
  if (stayS_ >= kStayS || stillS_ >= kStillS) {
    choose(selected_);
  } else if (setup_.rests > 0.0 && static_cast<double>(tick_) * kTickS >= setup_.rests) {
    choose(setup_.suggested);
  }
}

std::vector<std::string> LeanMenu::spoken() const {
  std::vector<std::string> said;
  if (!setup_.promptId.empty()) {
    said.push_back(setup_.promptId);
  }
  said.insert(said.end(), setup_.lines.begin(), setup_.lines.end());
  if (const std::string_view how = howId(); !how.empty()) {
    said.emplace_back(how);
  }
  return said;
}

std::string_view LeanMenu::howId() const {
  if (setup_.rests > 0.0 || setup_.until) {
    return {};
  }
  return goesOnByItself() ? "menu.still" : "menu.how";
}

std::string LeanMenu::spokenTile() const {
  if (selected_ < 0) {
    return {};
  }
  const Tile& tile = setup_.tiles[static_cast<std::size_t>(selected_)];
  return tile.arguments.empty() ? tile.id : tile.id + ".spoken";
}

HudState LeanMenu::hud() const {
  return {.promptId = setup_.promptId, .feet = !setup_.low};
}

Cue LeanMenu::cue() const {
  if (setup_.until) {
    return setup_.asks;
  }
  if (finished() || setup_.rests > 0.0 || goesOnByItself() || !armed_) {
    return {.kind = CueKind::Rest};
  }
  const auto lean = [](int side) { return Cue{.kind = CueKind::LeanTo, .targetShare = {kAskedLean * side, 0.0}}; };
  if (selected_ == setup_.suggested && side_ != 0) {
    return lean(side_);
  }
  if (side_ != 0) {
    return {.kind = CueKind::Rest};
  }
  if (selected_ < 0) {
    return lean(2 * setup_.suggested < count() - 1 ? -1 : 1);
  }
  if (selected_ == setup_.suggested) {
    return lean(selected_ == 0 ? -1 : 1);
  }
  return lean(selected_ < setup_.suggested ? 1 : -1);
}

void LeanMenu::digest(Digest& digest) const {
  digest.add(tick_);
  digest.add(selected_);
  digest.add(chosen_);
  digest.add(side_);
  digest.add(stayS_);
  digest.add(stillS_);
}

std::vector<HitBox> LeanMenu::hits(const Canvas& canvas) const {
  std::vector<HitBox> boxes;
  const int n = count();
  if (stacked(canvas, n)) {
    // On a tall canvas the feet are below the tiles, otherwise left of the last one.
    const double width = canvas.width - (canvas.portrait() ? 300.0 : 460.0);
    const double foot = canvas.height - (canvas.portrait() ? 636.0 : 150.0);
    const double from = 0.24 * canvas.height + (setup_.lines.size() == 1 ? (canvas.portrait() ? 230.0 : 160.0) : 0.0);
    const double high = setup_.low ? 110.0 : std::min(260.0, (foot - from) / n - 24.0);
    const double stair = n > 1 ? 120.0 / (n - 1) : 0.0;
    const double left = 0.5 * canvas.width - (n > 1 ? 60.0 : 0.0);
    const double top = setup_.low ? canvas.height - 60.0 - n * (high + 24.0) : from;
    for (int i = 0; i < n; ++i) {
      boxes.push_back({i, {left + stair * i, top + (i + 0.5) * (high + 24.0)}, {width, high}});
    }
    return boxes;
  }
  const double edge = 0.0625 * canvas.width;
  const double inner = canvas.width - 2.0 * edge;
  const double width = std::min(n > 1 ? 560.0 : 720.0, (inner - kGap * (n - 1)) / n);
  const bool withLine = setup_.lines.size() == 1;
  const double high = setup_.low ? (n > 1 ? 140.0 : 120.0) : withLine ? 360.0 : 430.0;
  const double y = setup_.low ? canvas.height - 28.0 - high / 2.0 : (withLine ? 0.61 : 0.56) * canvas.height;
  for (int i = 0; i < n; ++i) {
    boxes.push_back({i, {0.5 * canvas.width + (i - 0.5 * (n - 1)) * (width + kGap), y}, {width, high}});
  }
  return boxes;
}

void LeanMenu::drawTile(DrawList& out, const HitBox& box, const Tile& tile) const {
  const bool selected = box.id == selected_;
  const Color top = selected ? rgb(0x1B2650) : rgb(0x0E1530, 0.90);
  const Color bottom = selected ? rgb(0x111A3A) : rgb(0x0E1530, 0.90);
  if (selected) {
    out.add(Box{box.centre, box.size + Vec2{40.0, 40.0}, 30.0, kInk, kInk});
  }
  out.add(Box{box.centre, box.size, 22.0, top, bottom, 0.0, selected ? 5.0 : 0.0, kCream});
  const bool flat = box.size.y < 200.0 || box.size.x > 2.0 * box.size.y;
  const bool withIcon = tile.icon != TileIcon::None;
  const double room = box.size.x - 48.0;
  if (flat) {
    const bool small = box.size.y < 200.0;
    const double iconX = box.centre.x - box.size.x / 2.0 + (small ? 64.0 : 130.0);
    if (withIcon) {
      drawTileIcon(out, tile.icon, {iconX, box.centre.y}, small ? 0.45 : 0.85);
    }
    const double left = withIcon ? iconX + (small ? 52.0 : 120.0) : box.centre.x - box.size.x / 2.0 + 40.0;
    const double right = box.centre.x + box.size.x / 2.0 - 24.0;
    out.add(Label{.id = tile.id,
                  .arguments = tile.arguments,
                  .at = {0.5 * (left + right), box.centre.y},
                  .size = 56.0,
                  .maxWidth = right - left,
                  .maxLines = box.size.y < 136.0 ? 1 : 2});
    return;
  }
  if (withIcon) {
    drawTileIcon(out, tile.icon, box.centre + Vec2{0.0, -108.0}, std::min(1.0, room / 240.0));
  }
  out.add(Label{.id = tile.id,
                .arguments = tile.arguments,
                .at = box.centre + Vec2{0.0, withIcon ? 90.0 : 0.0},
                .size = 62.0,
                .maxWidth = room,
                .maxLines = 3});
}

/// A single sentence has no panel; several share a panel, each with a bullet.
void LeanMenu::drawLines(DrawList& out, const Canvas& canvas) const {
  if (setup_.behind) {
    return;
  }
  const auto count = static_cast<double>(setup_.lines.size());
  if (setup_.lines.size() == 1) {
    out.add(Label{.id = setup_.lines.front(),
                  .at = {0.5 * canvas.width, promptFoot(canvas) + 42.0},
                  .anchor = {0.5, 0.0},
                  .size = 56.0,
                  .maxWidth = canvas.width - 240.0,
                  .maxLines = canvas.portrait() ? 4 : 2,
                  .bold = false,
                  .color = kCream,
                  .platePadding = 26.0});
  } else if (!setup_.lines.empty()) {
    // On a wide canvas the lines need all the space between the prompt and the tiles.
    const HitBox tile = hits(canvas).front();
    const double top = promptFoot(canvas) + 8.0;
    const double foot = canvas.portrait() ? 0.66 * canvas.height : tile.centre.y - tile.size.y / 2.0 - 132.0;
    const double step = std::min(190.0, (foot - top - 40.0) / count);
    const Vec2 middle{0.5 * canvas.width, 0.5 * (top + foot)};
    const Vec2 size{canvas.width - (canvas.portrait() ? 80.0 : 200.0), step * count + 40.0};
    drawPanel(out, middle, size);
    double y = middle.y - 0.5 * step * (count - 1.0);
    for (const std::string& line : setup_.lines) {
      const double left = middle.x - size.x / 2.0 + 60.0;
      out.add(Ellipse{{left, y}, {13.0, 13.0}, kSand, kSand});
      out.add(Label{.id = line,
                    .at = {left + 44.0, y},
                    .anchor = {0.0, 0.5},
                    .size = 56.0,
                    .maxWidth = size.x - 140.0,
                    .maxLines = 2,
                    .bold = false});
      y += step;
    }
  }
}

/// The shore runs along the top of the tiles, where it can be seen; if the tiles are low, it is where all pages have
/// it.
std::optional<double> LeanMenu::horizonY(const Canvas& canvas) const {
  if (setup_.low) {
    return std::nullopt;
  }
  const HitBox first = hits(canvas).front();
  return first.centre.y - first.size.y / 2.0 - 22.0;
}

void LeanMenu::draw(DrawList& out, const Canvas& canvas) const {
  const double timeS = static_cast<double>(tick_) * kTickS;
  BayView view = pageView(canvas, setup_.place, horizonY(canvas));
  view.before = setup_.before;
  if (setup_.rests > 0.0) {
    view.swell = breathAt(timeS);
  }
  if (setup_.behind) {
    setup_.behind(out, canvas);
  } else {
    drawBay(out, canvas, setup_.dayTime, timeS, view);
  }
  if (setup_.rests > 0.0) {
    // Breathe in as the circle grows, out as it shrinks.
    const Vec2 at{0.5 * canvas.width, (canvas.portrait() ? 0.46 : 0.56) * canvas.height};
    const double radius = lerp(110.0, 190.0, breathAt(timeS));
    out.add(Ellipse{at, {radius, radius}, rgb(0xFFE9C4, 0.85), rgb(0xF2D0A4, 0.35)});
    drawRing(out, at, 120.0, std::min(1.0, timeS / setup_.rests),
             std::to_string(static_cast<int>(std::ceil(std::max(0.0, setup_.rests - timeS)))));
  }
  drawLines(out, canvas);
  const std::vector<HitBox> boxes = hits(canvas);
  for (const HitBox& box : boxes) {
    drawTile(out, box, setup_.tiles[static_cast<std::size_t>(box.id)]);
  }
  if (const std::string_view how = howId(); !setup_.behind && !how.empty()) {
    out.add(Label{.id = std::string(how),
                  .at = {0.5 * canvas.width, setup_.low ? boxes.front().centre.y - boxes.front().size.y / 2.0 - 42.0
                                                        : canvas.height - (canvas.portrait() ? 474.0 : 50.0)},
                  .anchor = {0.5, 1.0},
                  .size = 48.0,
                  .maxWidth = canvas.width - (canvas.portrait() ? 120.0 : 620.0),
                  .maxLines = canvas.portrait() ? 2 : 1,
                  .bold = false,
                  .color = kCream,
                  .platePadding = 18.0});
  }
  if (selected_ >= 0 && ring_ > 0.01) {
    out.add(edgeLine(boxes[static_cast<std::size_t>(selected_)], std::min(1.0, ring_)));
  }
  const double pulse = 10.0 * breathAt(6.0 * timeS);
  const double side = canvas.portrait() ? 62.0 : 0.03 * canvas.width;
  const double y = boxes.empty() ? 0.0 : 0.5 * (boxes.front().centre.y + boxes.back().centre.y);
  for (const int way : {-1, 1}) {
    if (canMove(way) && count() > 1) {
      arrow(out, {way < 0 ? side - pulse : canvas.width - side + pulse, y}, way, kAmber);
    }
  }
}

void drawTileIcon(DrawList& out, TileIcon icon, Vec2 at, double scale) {
  const auto p = [&](double x, double y) { return at + Vec2{x, y} * scale; };
  const auto box = [&](double x, double y, double width, double height, Color color) {
    out.add(Box{p(x, y), Vec2{width, height} * scale, 9.0 * scale, mix(color, kWhite, 0.2), color});
  };
  const auto oval = [&](double x, double y, double rx, double ry, Color color) {
    out.add(Ellipse{p(x, y), Vec2{rx, ry} * scale, color, color});
  };
  const auto line = [&](std::vector<Vec2> points, double thick, Color color) {
    for (Vec2& point : points) {
      point = p(point.x, point.y);
    }
    out.add(Line{std::move(points), thick * scale, color});
  };
  switch (icon) {
    case TileIcon::None:
      break;
    case TileIcon::Catapult:
      box(22.0, 48.0, 56.0, 44.0, kApricot);
      box(80.0, 48.0, 56.0, 44.0, kSand);
      box(51.0, 2.0, 56.0, 44.0, kCoral);
      box(51.0, -44.0, 56.0, 44.0, kBrick);
      for (int i = 0; i < 4; ++i) {
        oval(-98.0 + 22.0 * i, 14.0 - 26.0 * i + 5.0 * i * i, 5.0, 5.0, kWhite);
      }
      oval(-8.0, -20.0, 22.0, 22.0, rgb(0xFFF6E6));
      break;
    case TileIcon::Balloon:
      oval(0.0, -22.0, 58.0, 62.0, kVermilion);
      oval(0.0, -22.0, 34.0, 62.0, kSand);
      oval(0.0, -22.0, 13.0, 62.0, kCoral);
      line({{-24.0, 32.0}, {-15.0, 56.0}}, 4.0, kSand);
      line({{24.0, 32.0}, {15.0, 56.0}}, 4.0, kSand);
      box(0.0, 66.0, 42.0, 30.0, kApricot);
      break;
    case TileIcon::Lighthouse: {
      out.add(Polygon{{p(4.0, -52.0), p(-110.0, -84.0), p(-110.0, -22.0)}, rgb(0xFFE9C4, 0.28)});
      const auto part = [&](double top, double bottom, Color color) {
        const auto half = [](double y) { return 15.0 + 0.10 * (y + 40.0); };
        out.add(
            Polygon{{p(-half(top), top), p(half(top), top), p(half(bottom), bottom), p(-half(bottom), bottom)}, color});
      };
      part(-38.0, 80.0, rgb(0xFFF4EA));
      part(-16.0, 8.0, kBrick);
      part(34.0, 58.0, kBrick);
      box(0.0, -52.0, 24.0, 26.0, kCream);
      out.add(Polygon{{p(-20.0, -64.0), p(0.0, -88.0), p(20.0, -64.0)}, kBrick});
      break;
    }
    case TileIcon::Raft:
      oval(0.0, 62.0, 116.0, 20.0, rgb(0x4FA3CF));
      for (int i = -2; i <= 2; ++i) {
        box(34.0 * i, 42.0, 32.0, 26.0, i % 2 == 0 ? kApricot : kWood);
      }
      line({{0.0, 30.0}, {0.0, -78.0}}, 8.0, kSand);
      out.add(Polygon{{p(8.0, -74.0), p(8.0, 14.0), p(76.0, 6.0)}, kCoral});
      oval(-52.0, -34.0, 7.0, 7.0, kCream);
      oval(-82.0, -4.0, 5.0, 5.0, kCream);
      break;
    case TileIcon::Go:
      out.add(Polygon{{p(-44.0, -62.0), p(66.0, 0.0), p(-44.0, 62.0)}, kSand});
      break;
    case TileIcon::Again:
      out.add(Arc{at, 52.0 * scale, 18.0 * scale, 0.12, 0.78, kSand});
      out.add(Polygon{{p(-14.0, -84.0), p(-14.0, -24.0), p(30.0, -54.0)}, kSand});
      break;
    case TileIcon::Show:
      out.add(Ellipse{at, Vec2{86.0, 50.0} * scale, kSand, kSand});
      oval(0.0, 0.0, 34.0, 34.0, kInk);
      oval(10.0, -10.0, 10.0, 10.0, kWhite);
      break;
    case TileIcon::Back:
      out.add(Polygon{{p(-80.0, 0.0), p(-10.0, -56.0), p(-10.0, 56.0)}, kSand});
      box(30.0, 0.0, 90.0, 36.0, kSand);
      break;
    case TileIcon::Done:
      line({{-54.0, 4.0}, {-14.0, 46.0}, {60.0, -46.0}}, 22.0, kSand);
      break;
  }
}

}  // namespace surefoot
