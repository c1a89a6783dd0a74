// SPDX-License-Identifier: MIT
#include "screens/progress.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/enum_table.hpp"
#include "play/bay.hpp"
#include "play/easing.hpp"
#include "screens/page_menu.hpp"

namespace surefoot {

namespace {

/// Days in a trend; the last one is today.
constexpr DayNumber kTrendDays = 30;

constexpr EnumTable<Exercise, const char*> kTitles{{"home.toe_press", "home.tiptoe", "home.circles", "home.free"}};

/// A ring for a day that was done without a score; a day with a score has a dot.
void doneMark(DrawList& out, Vec2 at) {
  out.add(Ellipse{at, {10.0, 10.0}, faded(kSand, 0.0), faded(kSand, 0.0), 0.0, 4.5, kCream});
}

bool isScored(const DayScore& day) {
  return day.bouts > 0;
}

/// The best score of each day as dots on a line, 0 at the bottom and 100 at the top; the usual score as a dashed line.
/// Days done without a measured score are at the bottom.
void drawTrend(DrawList& out, Vec2 corner, Vec2 size, const ScoreHistory& progress, DayNumber today) {
  out.add(Box{corner + 0.5 * size, size, 18.0, rgb(0xFFFFFF, 0.07), rgb(0xFFFFFF, 0.07)});
  const auto at = [&](DayNumber day, double score) {
    const double u = 1.0 - static_cast<double>(today - day) / (kTrendDays - 1);
    return corner + Vec2{24.0 + u * (size.x - 48.0), 20.0 + (size.y - 40.0) * (1.0 - clamp01(score / 100.0))};
  };
  if (progress.usual) {
    const double y = at(today, *progress.usual).y;
    for (double x = corner.x + 12.0; x < corner.x + size.x - 24.0; x += 30.0) {
      out.add(Line{{{x, y}, {x + 14.0, y}}, 4.0, rgb(0xFFFFFF, 0.6)});
    }
  }
  Line line{{}, 5.0, kApricot};
  for (const DayScore& day : progress.days) {
    if (day.day <= today - kTrendDays) {
      continue;
    }
    if (isScored(day)) {
      line.points.push_back(at(day.day, day.best));
    } else {
      doneMark(out, at(day.day, 0.0));
    }
  }
  if (line.points.size() > 1) {
    out.add(line);
  }
  for (const Vec2 point : line.points) {
    out.add(Ellipse{point, {9.0, 9.0}, kSand, kSand, 0.0, 3.0, kInk});
  }
}

/// The person's usual and best score; if there is no score, that the exercise was done.
void drawSummary(DrawList& out, Vec2 left, double width, const ScoreHistory& progress) {
  Label label{.at = left, .anchor = {0.0, 0.5}, .size = 50.0, .maxWidth = 0.5 * width - 20.0, .color = kCream};
  if (progress.usual && progress.best) {
    label.id = "progress.usual";
    label.arguments = {wholeText(*progress.usual)};
    out.add(label);
    label.id = "progress.best";
    label.arguments = {wholeText(*progress.best)};
    label.at.x += 0.5 * width;
    out.add(label);
    return;
  }
  doneMark(out, left + Vec2{14.0, 0.0});
  label.id = "progress.unmeasured";
  label.at.x += 44.0;
  label.maxWidth = width - 44.0;
  out.add(label);
}

void drawSubject(DrawList& out, const HitBox& box, const ScoreHistory& progress, DayNumber today) {
  drawPanel(out, box.centre, box.size);
  const Vec2 corner = box.centre - 0.5 * box.size;
  const auto exercise = static_cast<Exercise>(box.id);
  drawTileIcon(out, iconOf(exercise), corner + Vec2{92.0, 56.0}, 0.44);
  out.add(words(kTitles[exercise], corner + Vec2{164.0, 20.0}, 60.0, box.size.x - 200.0));
  if (progress.days.empty()) {
    out.add(Label{.id = "progress.none",
                  .at = box.centre + Vec2{0.0, 44.0},
                  .size = 52.0,
                  .maxWidth = box.size.x - 80.0,
                  .bold = false,
                  .color = kCream});
    return;
  }
  const double top = 106.0;
  const double foot = 76.0;
  drawTrend(out, corner + Vec2{32.0, top}, {box.size.x - 64.0, box.size.y - top - foot}, progress, today);
  drawSummary(out, {corner.x + 40.0, corner.y + box.size.y - foot / 2.0 - 2.0}, box.size.x - 80.0, progress);
}

}  // namespace

void drawWeek(DrawList& out, Vec2 centre, double width, const Week& week) {
  static constexpr std::array<const char*, 7> kDays{"day.monday", "day.tuesday",  "day.wednesday", "day.thursday",
                                                    "day.friday", "day.saturday", "day.sunday"};
  const double step = width / 7.0;
  const double radius = std::min(52.0, 0.36 * step);
  for (std::size_t i = 0; i < week.days.size(); ++i) {
    const Vec2 at = centre + Vec2{(static_cast<double>(i) - 3.0) * step, -26.0};
    const double share = clamp01(week.days[i].share);
    out.add(Arc{at, radius, 16.0, 0.0, 1.0, rgb(0xFFFFFF, 0.18)});
    if (share > 0.0) {
      out.add(Arc{at, radius, 16.0, 0.0, std::max(0.04, share), kSand});
    }
    if (share >= 1.0) {
      out.add(Line{{at + Vec2{-18.0, 2.0}, at + Vec2{-5.0, 15.0}, at + Vec2{20.0, -14.0}}, 9.0, kWhite});
    }
    out.add(Label{.id = kDays[static_cast<std::size_t>(weekdayOf(week.days[i].day))],
                  .at = at + Vec2{0.0, radius + 40.0},
                  .size = 44.0,
                  .maxWidth = step - 8.0,
                  .bold = i + 1 == week.days.size(),
                  .color = i + 1 == week.days.size() ? kWhite : kCream});
  }
}

void drawProgress(DrawList& out, const Canvas& canvas, const ProgressView& view) {
  const bool tall = canvas.portrait();
  const double edge = tall ? 50.0 : 0.045 * canvas.width;
  const double inner = canvas.width - 2.0 * edge;
  // Week, shore, exercises: the shore with what has been earned is seen between the other two.
  const double weekFoot = tall ? 420.0 : 306.0;
  const double gridTop = tall ? 556.0 : 420.0;
  drawBay(out, canvas, view.dayTime, view.timeS, pageView(canvas, view.place, gridTop - 6.0));
  const HitBox top{0, {0.5 * canvas.width, 0.5 * (weekFoot + 30.0)}, {inner, weekFoot - 30.0}};
  drawPanel(out, top.centre, top.size);
  const double titleY = tall ? 92.0 : 74.0;
  const bool streak = view.week.streak > 1;
  out.add(Label{.id = "progress.title",
                .at = {streak && !tall ? edge + 50.0 : 0.5 * canvas.width, titleY},
                .anchor = {streak && !tall ? 0.0 : 0.5, 0.5},
                .size = 68.0,
                .maxWidth = streak && !tall ? 0.42 * inner : inner - 80.0});
  drawWeek(out, {0.5 * canvas.width, tall ? 242.0 : 208.0}, std::min(inner - 60.0, 1300.0), view.week);
  if (streak) {
    out.add(Label{.id = "progress.streak",
                  .arguments = {std::to_string(view.week.streak)},
                  .at = {tall ? 0.5 * canvas.width : canvas.width - edge - 50.0, tall ? weekFoot - 46.0 : titleY},
                  .anchor = {tall ? 0.5 : 1.0, 0.5},
                  .size = 50.0,
                  .maxWidth = tall ? inner - 80.0 : 0.46 * inner,
                  .bold = false,
                  .color = kCream});
  }
  const int columns = tall ? 1 : 2;
  const double gap = tall ? 18.0 : 24.0;
  const Vec2 size{(inner - gap * (columns - 1)) / columns, tall ? 288.0 : 262.0};
  for (int i = 0; i < static_cast<int>(view.exercises.size()); ++i) {
    const Vec2 corner{edge + (i % columns) * (size.x + gap), gridTop + (i / columns) * (size.y + gap)};
    drawSubject(out, {i, corner + 0.5 * size, size}, view.exercises[static_cast<std::size_t>(i)],
                view.week.days.back().day);
  }
  out.add(Label{.id = "progress.note",
                .at = {0.5 * canvas.width, canvas.height - (tall ? 70.0 : 52.0)},
                .size = 40.0,
                .maxWidth = canvas.width - 120.0,
                .maxLines = tall ? 2 : 1,
                .bold = false,
                .color = kCream,
                .platePadding = 14.0});
}

std::optional<bool> ProgressScreen::handle(const ScreenInput& input, const Canvas&) {
  return input.clicked || input.key != ScreenKey::None ? std::optional(true) : std::nullopt;
}

}  // namespace surefoot
