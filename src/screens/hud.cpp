// SPDX-License-Identifier: MIT
// Sizes are for a canvas 1080 high. Text has a plate behind it, so that it can be read against any sky.
#include "screens/hud.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "play/bay.hpp"
#include "play/easing.hpp"

namespace surefoot {

namespace {

/// Load under the parts of one foot, newtons.
struct FootLoad {
  double heelN = 0.0;
  double ballN = 0.0;
  double toesN = 0.0;
};

FootLoad footLoad(const FeetView& feet, Zone plate, Zone toes) {
  const Board& board = feet.board;
  double middleY = 0.0;
  int cells = 0;
  for (const Cell& cell : board.cells) {
    if (cell.zone == plate) {
      middleY += cell.placeMm.y;
      ++cells;
    }
  }
  middleY /= std::max(1, cells);
  FootLoad load;
  for (std::size_t i = 0; i < board.cells.size(); ++i) {
    const Cell& cell = board.cells[i];
    if (cell.zone == toes) {
      load.toesN += feet.reading.cellN[i];
    } else if (cell.zone == plate) {
      (cell.placeMm.y < middleY ? load.heelN : load.ballN) += feet.reading.cellN[i];
    }
  }
  return load;
}

struct Panel {
  Vec2 centre;
  double scale = 1.0;
};

Panel panelPlace(const Canvas& canvas) {
  if (canvas.portrait()) {
    return {{0.5 * canvas.width, canvas.height - 260.0}, 1.7};
  }
  return {{150.0, canvas.height - 128.0}, 0.95};
}

/// A part of a sole that lights up with its load: pale without load, white when it carries all of it.
void sole(DrawList& out, Vec2 at, Vec2 radius, double share, Color lit) {
  const Color fill = mix(rgb(0x3A4468), lit, 0.12 + 0.88 * std::sqrt(clamp01(share)));
  out.add(Ellipse{at, radius, fill, fill});
}

/// -1 for the left foot, 1 for the right (the big toe is on the inner side); and its distance from the middle.
struct Side {
  double sign;
  double apart;
};

void foot(DrawList& out, const Panel& panel, Side which, const FootLoad& load, double bodyWeightN) {
  const double k = panel.scale;
  const double side = which.sign;
  const Vec2 middle = panel.centre + Vec2{side * which.apart * k, 0.0};
  const double halfWeight = 0.5 * std::max(bodyWeightN, 300.0);
  const auto at = [&](double x, double y) { return middle + Vec2{side * x * k, y * k}; };
  sole(out, at(3.0, 56.0), Vec2{20.0, 26.0} * k, load.heelN / (0.6 * halfWeight), kWhite);
  sole(out, at(7.0, 16.0), Vec2{16.0, 32.0} * k, load.ballN / (0.9 * halfWeight), kWhite);
  sole(out, at(0.0, -20.0), Vec2{29.0, 26.0} * k, load.ballN / (0.5 * halfWeight), kWhite);
  constexpr std::array<std::array<double, 3>, 5> kToes{
      {{-18.0, -62.0, 12.5}, {2.0, -66.0, 9.5}, {17.0, -59.0, 8.5}, {28.0, -48.0, 7.5}, {36.0, -35.0, 6.5}}};
  for (const auto& [x, y, radius] : kToes) {
    sole(out, at(x, y), Vec2{radius, radius * 1.15} * k, load.toesN / (0.12 * halfWeight), kAmber);
  }
}

/// With both feet, the dot is at the CoP on the board. A single foot is drawn in the middle wherever it stands, so
/// there the dot shows the shift from the resting CoP of that foot.
void copDot(DrawList& out, const Panel& panel, const FeetView& feet) {
  const Cop& cop = feet.reading.whole;
  const bool alone = feet.foot != Foot::Both;
  if (cop.valid && (!alone || feet.quietMm)) {
    const Vec2 mm = alone ? cop.mm - *feet.quietMm : cop.mm;
    const Vec2 shift{std::clamp(mm.x, -160.0, 160.0), std::clamp(mm.y, -120.0, 120.0)};
    const Vec2 at = panel.centre + Vec2{0.55 * shift.x, -0.55 * shift.y} * panel.scale;
    const double radius = 12.0 * panel.scale;
    out.add(Ellipse{at, {radius, radius}, kAmber, kAmber, 0.0, 4.0, kInk});
  }
}

struct RingSpot {
  Vec2 centre;
  double radius;
};

RingSpot middleRing(const Canvas& canvas) {
  return canvas.portrait() ? RingSpot{{0.5 * canvas.width, 0.28 * canvas.height}, 190.0}
                           : RingSpot{{0.45 * canvas.width, 0.52 * canvas.height}, 150.0};
}

RingSpot cornerRing(const Canvas& canvas) {
  if (canvas.portrait()) {
    return {{canvas.width - 165.0, canvas.height - 260.0}, 130.0};
  }
  const double radius = std::clamp(104.0 + 0.096 * (canvas.width - 1440.0), 104.0, 150.0);
  return {{canvas.width - radius - 40.0, canvas.height - radius - 40.0}, radius};
}

void drawPips(DrawList& out, const Canvas& canvas, int done, int total) {
  if (total <= 0) {
    return;
  }
  const double step = std::min(52.0, 0.62 * canvas.width / total);
  const double y = canvas.height - (canvas.portrait() ? 510.0 : 64.0);
  const double left = 0.5 * canvas.width - 0.5 * step * (total - 1);
  out.add(Box{{0.5 * canvas.width, y}, {step * total + 44.0, 68.0}, 34.0, kPanel, kPanel});
  for (int i = 0; i < total; ++i) {
    const Vec2 at{left + i * step, y};
    if (i < done) {
      out.add(Ellipse{at, {17.0, 17.0}, kAmber, kAmber});
    } else {
      out.add(Ellipse{at, {14.0, 14.0}, faded(kWhite, 0.0), faded(kWhite, 0.0), 0.0, 4.0, rgb(0xFFE9C4, 0.75)});
    }
  }
}

}  // namespace

void drawPrompt(DrawList& out, const Canvas& canvas, std::string_view id) {
  out.add(Label{.id = std::string(id),
                .at = {0.5 * canvas.width, canvas.portrait() ? 170.0 : 118.0},
                .size = 96.0,
                .maxWidth = canvas.width - 160.0,
                .maxLines = canvas.portrait() ? 2 : 1,
                .platePadding = 34.0});
}

void drawRing(DrawList& out, Vec2 centre, double radius, double filled, std::string_view text, bool backward) {
  const double thick = 0.17 * radius;
  out.add(Ellipse{centre, {radius + 14.0, radius + 14.0}, kPanel, kPanel});
  out.add(Arc{centre, radius - thick / 2.0, thick, 0.0, 1.0, rgb(0xFFFFFF, 0.20)});
  if (filled > 0.0) {
    const double share = std::min(filled, 1.0);
    out.add(Arc{centre, radius - thick / 2.0, thick, backward ? 1.0 - share : 0.0, share, kAmber});
  }
  if (!text.empty()) {
    out.add(Label{.id = "=" + std::string(text), .at = centre, .size = 200.0 * radius / 150.0});
  }
}

void drawFeet(DrawList& out, const Canvas& canvas, const FeetView& feet) {
  const Panel panel = panelPlace(canvas);
  out.add(Box{panel.centre, Vec2{240.0, 216.0} * panel.scale, 34.0 * panel.scale, kPanel, kPanel, 0.0, 3.0,
              rgb(0xFFE9C4, 0.22)});
  const bool split = feet.board.model == BoardModel::Split;
  // A single foot is drawn in the middle.
  const double apart = feet.foot == Foot::Both ? 52.0 : 0.0;
  if (feet.foot != Foot::Right) {
    foot(out, panel, {-1.0, apart}, split ? footLoad(feet, Zone::LeftFoot, Zone::LeftToes) : FootLoad{},
         feet.bodyWeightN);
  }
  if (feet.foot != Foot::Left) {
    foot(out, panel, {1.0, apart}, split ? footLoad(feet, Zone::RightFoot, Zone::RightToes) : FootLoad{},
         feet.bodyWeightN);
  }
  if (!split) {
    copDot(out, panel, feet);
  }
}

void drawHud(DrawList& out, const Canvas& canvas, const HudState& hud, const FeetView& feet) {
  if (hud.feet) {
    drawFeet(out, canvas, feet);
  }
  drawPips(out, canvas, hud.done, hud.total);
  if (hud.ring >= 0.0) {
    const auto [centre, radius] = hud.ringAside ? cornerRing(canvas) : middleRing(canvas);
    drawRing(out, centre, radius, hud.ring, hud.ringText, hud.ringBackward);
  }
  if (!hud.promptId.empty()) {
    drawPrompt(out, canvas, hud.promptId);
  }
}

}  // namespace surefoot
