// SPDX-License-Identifier: MIT
// Sizes are for a canvas 1080 high.
#include "screens/feet.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/math.hpp"
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

FootLoad footLoad(const FeetView& feet, Zone plate) {
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
    const double newtons = feet.reading.cellN[i];
    if (cell.zone == plate) {
      (cell.placeMm.y < middleY ? load.heelN : load.ballN) += newtons;
    } else if (isToes(cell.zone) && isLeft(cell.zone) == isLeft(plate)) {
      load.toesN += newtons;
      load.ballN -= isCarried(cell.zone) ? newtons : 0.0;
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

/// Large enough to be followed from the board, over the corner of the feet.
Panel ghostPlace(const Canvas& canvas) {
  if (canvas.portrait()) {
    return panelPlace(canvas);
  }
  // On a narrow screen it ends before the repetitions in the middle.
  constexpr double kNarrow = 1600.0;
  return canvas.width < kNarrow ? Panel{{224.0, canvas.height - 203.0}, 1.6}
                                : Panel{{260.0, canvas.height - 236.0}, 1.9};
}

void plate(DrawList& out, const Panel& panel) {
  out.add(Box{panel.centre, Vec2{240.0, 216.0} * panel.scale, 34.0 * panel.scale, kPanel, kPanel, 0.0, 3.0,
              rgb(0xFFE9C4, 0.22)});
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

/// A single foot is drawn in the middle.
double apartOf(Foot which) {
  return which == Foot::Both ? 52.0 : 0.0;
}

/// 0 to 1 and back, slowly, with a pause at both ends.
double strokeAt(double timeS) {
  constexpr double kStrokeS = 3.6;
  const double share = timeS / kStrokeS - std::floor(timeS / kStrokeS);
  return smooth(clamp01(3.0 * (share < 0.5 ? share : 1.0 - share) - 0.15));
}

/// What the parts of a foot carry in the middle of the movement; `done` is its share, 0 to 1.
FootLoad ghostLoad(CueKind movement, double done, double halfWeight) {
  switch (movement) {
    case CueKind::Press:
      return {0.3 * halfWeight, 0.2 * halfWeight, 0.12 * done * halfWeight};
    case CueKind::Rise:
    case CueKind::March:
      return {0.45 * (1.0 - done) * halfWeight, lerp(0.2, 0.9, done) * halfWeight, 0.1 * done * halfWeight};
    default:
      return {0.2 * halfWeight, 0.2 * halfWeight, 0.0};
  }
}

/// The weight as a dot on its way, with the way behind it.
void ghostWay(DrawList& out, const Panel& panel, const Ghost& ghost, double timeS) {
  constexpr double kRound = 3.0;
  constexpr double kRadius = 74.0;
  const double k = panel.scale;
  Vec2 at = panel.centre;
  if (ghost.movement == CueKind::Circle) {
    const double turn = timeS / kRound - std::floor(timeS / kRound);
    const double angle = 2.0 * kPi * (ghost.clockwise ? turn : -turn);
    out.add(Arc{at, kRadius * k, 9.0 * k, 0.0, 1.0, rgb(0xFFFFFF, 0.22)});
    at += Vec2{det::sin(angle), -det::cos(angle)} * (kRadius * k);
  } else {
    const double way = 86.0 * k;
    out.add(Box{at, {2.0 * way, 9.0 * k}, 4.0 * k, rgb(0xFFFFFF, 0.22), rgb(0xFFFFFF, 0.22)});
    at.x += ghost.side * way * strokeAt(timeS);
  }
  out.add(Ellipse{at, Vec2{17.0, 17.0} * k, kAmber, kAmber, 0.0, 4.0, kInk});
}

}  // namespace

void drawFeet(DrawList& out, const Canvas& canvas, const FeetView& feet) {
  const Panel panel = panelPlace(canvas);
  plate(out, panel);
  const bool split = feet.board.model == BoardModel::Split;
  const double apart = apartOf(feet.foot);
  if (feet.foot != Foot::Right) {
    foot(out, panel, {-1.0, apart}, split ? footLoad(feet, Zone::LeftFoot) : FootLoad{}, feet.bodyWeightN);
  }
  if (feet.foot != Foot::Left) {
    foot(out, panel, {1.0, apart}, split ? footLoad(feet, Zone::RightFoot) : FootLoad{}, feet.bodyWeightN);
  }
  if (!split) {
    copDot(out, panel, feet);
  }
}

void drawGhost(DrawList& out, const Canvas& canvas, const Ghost& ghost, double timeS) {
  constexpr double kWeightN = 700.0;
  const Panel panel = ghostPlace(canvas);
  plate(out, panel);
  const FootLoad load = ghostLoad(ghost.movement, strokeAt(timeS), 0.5 * kWeightN);
  const double apart = apartOf(ghost.foot);
  if (ghost.foot != Foot::Right) {
    foot(out, panel, {-1.0, apart}, load, kWeightN);
  }
  if (ghost.foot != Foot::Left) {
    foot(out, panel, {1.0, apart}, load, kWeightN);
  }
  if (ghost.movement == CueKind::Circle || ghost.movement == CueKind::LeanTo) {
    ghostWay(out, panel, ghost, timeS);
  }
}

}  // namespace surefoot
