// SPDX-License-Identifier: MIT
#include "screens/progress.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "play/bay.hpp"
#include "play/easing.hpp"
#include "screens/page_menu.hpp"

namespace surefoot {

namespace {

/// The days that a trend shows.
constexpr std::size_t kTrendDays = 30;

struct Subject {
  const char* title;
  Exercise exercise;
};
constexpr std::array<Subject, 3> kSubjects{{{"home.toe_press", Exercise::ToePress},
                                            {"home.tiptoe", Exercise::Tiptoe},
                                            {"home.circles", Exercise::AnkleCircle}}};

/// Best of each day as dots on a line, 0 at the foot and 100 at the top; the usual as a dashed line.
void drawTrend(DrawList& out, Vec2 corner, Vec2 size, const ScoreHistory& progress) {
  out.add(Box{corner + 0.5 * size, size, 18.0, rgb(0xFFFFFF, 0.07), rgb(0xFFFFFF, 0.07)});
  const std::size_t count = std::min(kTrendDays, progress.days.size());
  const auto first = progress.days.end() - static_cast<std::ptrdiff_t>(count);
  const auto at = [&](std::size_t i, double score) {
    const double u = count > 1 ? static_cast<double>(i) / static_cast<double>(count - 1) : 0.5;
    return corner + Vec2{24.0 + u * (size.x - 48.0), 20.0 + (size.y - 40.0) * (1.0 - clamp01(score / 100.0))};
  };
  if (progress.usual && count > 0) {
    const double y = at(0, *progress.usual).y;
    for (double x = corner.x + 12.0; x < corner.x + size.x - 24.0; x += 30.0) {
      out.add(Line{{{x, y}, {x + 14.0, y}}, 4.0, rgb(0xFFFFFF, 0.6)});
    }
  }
  Line line{{}, 5.0, kApricot};
  for (std::size_t i = 0; i < count; ++i) {
    line.points.push_back(at(i, first[static_cast<std::ptrdiff_t>(i)].best));
  }
  if (count > 1) {
    out.add(line);
  }
  for (const Vec2 point : line.points) {
    out.add(Ellipse{point, {9.0, 9.0}, kSand, kSand, 0.0, 3.0, kInk});
  }
}

void drawSubject(DrawList& out, const HitBox& box, const Subject& subject, const ScoreHistory& progress) {
  drawPanel(out, box.centre, box.size);
  const Vec2 corner = box.centre - 0.5 * box.size;
  // Where the panel is narrow, the title needs all of its width.
  const bool wide = box.size.x > 1.5 * box.size.y;
  const double top = wide ? 164.0 : 212.0;
  drawTileIcon(out, iconOf(subject.exercise), corner + (wide ? Vec2{92.0, 84.0} : Vec2{box.size.x / 2.0, 76.0}), 0.62);
  if (wide) {
    out.add(words(subject.title, corner + Vec2{176.0, 40.0}, 60.0, box.size.x - 210.0));
  } else {
    out.add(Label{.id = subject.title,
                  .at = corner + Vec2{box.size.x / 2.0, 168.0},
                  .size = 60.0,
                  .maxWidth = box.size.x - 48.0});
  }
  if (progress.days.empty()) {
    out.add(Label{.id = "progress.none",
                  .at = box.centre + Vec2{0.0, 50.0},
                  .size = 52.0,
                  .maxWidth = box.size.x - 80.0,
                  .maxLines = 2,
                  .bold = false,
                  .color = kCream});
    return;
  }
  const double foot = 92.0;
  drawTrend(out, corner + Vec2{32.0, top}, {box.size.x - 64.0, box.size.y - top - foot - 16.0}, progress);
  const double y = corner.y + box.size.y - foot / 2.0 - 4.0;
  const auto number = [&](const char* id, const std::optional<double>& value, double x) {
    if (value) {
      out.add(Label{.id = id,
                    .arguments = {wholeText(*value)},
                    .at = {x, y},
                    .size = 50.0,
                    .maxWidth = 0.5 * box.size.x - 24.0,
                    .color = kCream});
    }
  };
  number("progress.usual", progress.usual, corner.x + 0.26 * box.size.x);
  number("progress.best", progress.best, corner.x + 0.74 * box.size.x);
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
  drawBay(out, canvas, view.dayTime, view.timeS, pageView(canvas, view.place));
  const bool tall = canvas.portrait();
  const double edge = tall ? 50.0 : 0.045 * canvas.width;
  const double inner = canvas.width - 2.0 * edge;
  const HitBox top{0, {0.5 * canvas.width, tall ? 260.0 : 218.0}, {inner, tall ? 420.0 : 356.0}};
  drawPanel(out, top.centre, top.size);
  out.add(Label{.id = "progress.title",
                .at = {top.centre.x, top.centre.y - top.size.y / 2.0 + (tall ? 62.0 : 54.0)},
                .size = 68.0,
                .maxWidth = inner - 80.0});
  drawWeek(out, top.centre + Vec2{0.0, tall ? 10.0 : 4.0}, std::min(inner - 60.0, 1300.0), view.week);
  if (view.week.streak > 1) {
    out.add(Label{.id = "progress.streak",
                  .arguments = {std::to_string(view.week.streak)},
                  .at = {top.centre.x, top.centre.y + top.size.y / 2.0 - (tall ? 60.0 : 44.0)},
                  .size = 50.0,
                  .maxWidth = inner - 80.0,
                  .bold = false,
                  .color = kCream});
  }
  for (std::size_t i = 0; i < kSubjects.size(); ++i) {
    HitBox box{static_cast<int>(i), {}, {}};
    if (tall) {
      box.size = {inner, 384.0};
      box.centre = {0.5 * canvas.width, 692.0 + 408.0 * static_cast<double>(i)};
    } else {
      box.size = {(inner - 2.0 * 36.0) / 3.0, 500.0};
      box.centre = {edge + box.size.x / 2.0 + static_cast<double>(i) * (box.size.x + 36.0), 678.0};
    }
    drawSubject(out, box, kSubjects[i], view.exercises[i]);
  }
  out.add(Label{.id = "progress.note",
                .at = {0.5 * canvas.width, canvas.height - (tall ? 90.0 : 76.0)},
                .size = 40.0,
                .maxWidth = canvas.width - 120.0,
                .maxLines = 2,
                .bold = false,
                .color = kCream,
                .platePadding = 14.0});
}

std::optional<bool> ProgressScreen::handle(const ScreenInput& input, const Canvas&) {
  return input.clicked || input.key != ScreenKey::None ? std::optional(true) : std::nullopt;
}

}  // namespace surefoot
