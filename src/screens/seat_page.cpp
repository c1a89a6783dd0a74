// SPDX-License-Identifier: MIT
// Two figures: the present posture and the requested one, and what to watch out for in between.
#include "screens/seat_page.hpp"

#include <algorithm>

#include "play/bay.hpp"
#include "posture/reading.hpp"
#include "screens/figure.hpp"
#include "screens/page_menu.hpp"
#include "screens/screen.hpp"

namespace surefoot {
namespace {

// Figures at scale 1: height with a margin, width of both with the arrow between them, distance of each from the
// middle.
constexpr double kFigureHeight = 820.0;
constexpr double kFiguresWidth = 1300.0;
constexpr double kApart = 390.0;
constexpr double kFigureShare = 0.56;

void drawSeat(DrawList& out, const Canvas& canvas, const VisitStep& step, DayTime dayTime, const Place& place) {
  drawBay(out, canvas, dayTime, 0.0, pageView(canvas, place));
  const double top = canvas.portrait() ? 350.0 : 232.0;
  const Vec2 size{canvas.width - (canvas.portrait() ? 80.0 : 160.0), canvas.portrait() ? 1150.0 : 668.0};
  const Vec2 centre{0.5 * canvas.width, top + 0.5 * size.y};
  drawPanel(out, centre, size);
  const double ground = top + kFigureShare * size.y;
  const double scale = std::min((kFigureShare * size.y - 20.0) / kFigureHeight, (size.x - 60.0) / kFiguresWidth);
  const bool sits = step.page == VisitPage::Sit;
  // A chair reaches further back than the feet.
  const double chair = 40.0 * scale;
  drawFigure(out, {centre.x + chair - kApart * scale, ground}, scale, {.seated = !sits, .chair = true});
  drawFigure(out, {centre.x + chair + kApart * scale, ground}, scale, {.seated = sits, .chair = true});
  const Vec2 arrow{centre.x + chair, ground - 0.42 * kFigureHeight * scale};
  out.add(
      Polygon{{arrow + scale * Vec2{60.0, 0.0}, arrow + scale * Vec2{-40.0, -70.0}, arrow + scale * Vec2{-40.0, 70.0}},
              kAmber,
              6.0,
              kInk});
  const double room = top + size.y - ground;
  const auto lines = static_cast<double>(step.lineIds.size());
  double y = ground + 0.06 * room + 0.47 * room / lines;
  for (const std::string& line : step.lineIds) {
    out.add(
        Label{.id = line, .at = {centre.x, y}, .size = 56.0, .maxWidth = size.x - 80.0, .maxLines = 2, .bold = false});
    y += 0.94 * room / lines;
  }
}

}  // namespace

MenuSetup seatMenu(const VisitStep& step, double standingN, DayTime dayTime, const Place& place) {
  const bool sits = step.page == VisitPage::Sit;
  MenuSetup menu = pageMenu(step, dayTime);
  menu.low = true;
  menu.asks = {
      .kind = sits ? CueKind::Sit : CueKind::StandUp, .foot = step.bout->foot, .exercise = step.bout->exercise};
  menu.until = [sits, standingN](const TickInput& input) {
    const double loadN = input.now.whole.loadN;
    return sits ? loadN > gateFor(0.0, true).leastLoadN && loadN < kSeatedShare * standingN
                : loadN >= kSeatedShare * standingN;
  };
  menu.place = place;
  menu.behind = [step, dayTime, place](DrawList& out, const Canvas& canvas) {
    drawSeat(out, canvas, step, dayTime, place);
  };
  return menu;
}

}  // namespace surefoot
