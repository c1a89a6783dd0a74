// SPDX-License-Identifier: MIT
#include "clinic/chart.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.hpp"
#include "clinic/forms.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

/// No board is a kilometre wide; further out a grid has too many lines, or none that can be told apart.
constexpr double kFurthestMm = 1e6;

std::string at(double px) {
  return fixedText(px, 1);
}

/// Round numbers that cover `low` to `high` in about `wanted` steps; 0 to 1 where they are not finite.
struct Scale {
  double low = 0.0;
  double high = 1.0;
  double step = 1.0;
  int decimals = 0;

  Scale(double least, double most, int wanted) {
    if (!std::isfinite(least) || !std::isfinite(most)) {
      least = 0.0;
      most = 1.0;
    }
    // Steps smaller than the numbers can tell apart would never reach the end.
    if (!(most - least > 1e-9 * std::max(std::fabs(least), std::fabs(most)))) {
      const double around = std::fabs(least) > 0.0 ? std::fabs(least) * 0.1 : 1.0;
      least -= around;
      most += around;
    }
    const double raw = (most - least) / wanted;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    const double share = raw / power;
    step = power * (share <= 1.0 ? 1.0 : share <= 2.0 ? 2.0 : share <= 5.0 ? 5.0 : 10.0);
    low = std::floor(least / step + 1e-9) * step;
    high = std::ceil(most / step - 1e-9) * step;
    decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 6);
  }

  std::vector<double> ticks() const {
    std::vector<double> all;
    for (int i = 0; low + i * step <= high + step * 1e-6; ++i) {
      all.push_back(low + i * step);
    }
    return all;
  }
  std::string label(double value) const { return fixedText(std::fabs(value) < step * 1e-6 ? 0.0 : value, decimals); }
};

struct Frame {
  double left = 64.0;
  double top = 14.0;
  double width = 640.0;
  double height = 200.0;

  double x(const Scale& scale, double value) const {
    return left + (value - scale.low) / (scale.high - scale.low) * width;
  }
  double y(const Scale& scale, double value) const {
    return top + height - (value - scale.low) / (scale.high - scale.low) * height;
  }
};

Html figure(const std::string& title, const std::string& summary, double width, double height, const Html& inside,
            const Attributes& more = {}) {
  // Each picture on a page needs unique ids; two identical pictures may share them.
  const std::string id = "c" + std::to_string(std::hash<std::string>{}(title + summary) % 1'000'000'007U);
  Attributes attributes{{"viewBox", "0 0 " + at(width) + " " + at(height)},
                        {"role", "img"},
                        {"aria-labelledby", id + "t"},
                        {"aria-describedby", id + "d"}};
  attributes.insert(attributes.end(), more.begin(), more.end());
  return el("figure", {}, el("figcaption", {{"id", id + "t"}}, title), el("svg", attributes, inside),
            el("p", {{"class", "chart-words"}, {"id", id + "d"}}, summary));
}

Html line(double x1, double y1, double x2, double y2, const char* cssClass) {
  return el("line", {{"x1", at(x1)}, {"y1", at(y1)}, {"x2", at(x2)}, {"y2", at(y2)}, {"class", cssClass}});
}

Html label(double x, double y, const char* anchor, const std::string& words, const char* cssClass = "tick") {
  return el("text", {{"x", at(x)}, {"y", at(y)}, {"text-anchor", anchor}, {"class", cssClass}}, words);
}

Html yAxis(const Frame& frame, const Scale& scale, const std::string& unit) {
  Html html;
  for (const double value : scale.ticks()) {
    const double y = frame.y(scale, value);
    html += line(frame.left, y, frame.left + frame.width, y, "grid");
    html += label(frame.left - 8.0, y + 4.0, "end", scale.label(value));
  }
  html += el("text",
             {{"class", "tick"},
              {"text-anchor", "middle"},
              {"transform", "translate(14 " + at(frame.top + frame.height / 2) + ") rotate(-90)"}},
             unit);
  return html;
}

std::string pathText(std::span<const Vec2> px) {
  std::string text;
  for (std::size_t i = 0; i < px.size(); ++i) {
    text += (i == 0 ? "M" : "L") + at(px[i].x) + ' ' + at(px[i].y);
  }
  return text;
}

std::string monthOf(DayNumber day) {
  return std::string(monthName(dayText(day)));
}

/// The days to label on an axis from `first` to `last`.
std::vector<DayNumber> dayTicks(DayNumber first, DayNumber last) {
  const int span = std::max(1, last - first);
  const int step = span <= 5 ? 1 : span <= 12 ? 2 : std::max(7, span / 5);
  std::vector<DayNumber> ticks;
  for (DayNumber day = first; day <= last; day += step) {
    ticks.push_back(day);
  }
  return ticks;
}

double usualStep(const std::vector<double>& x) {
  std::vector<double> steps;
  for (std::size_t i = 1; i < x.size(); ++i) {
    steps.push_back(x[i] - x[i - 1]);
  }
  if (steps.empty()) {
    return 1.0;
  }
  std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
  return steps[steps.size() / 2];
}

/// Keeps at most the lowest and the highest point of each half pixel: a long recording looks the same and needs little
/// space.
std::string curveText(const Frame& frame, const Scale& xs, const Scale& ys, const std::vector<double>& x,
                      const std::vector<double>& y, double hole) {
  std::string text;
  bool pen = false;
  const std::size_t count = std::min(x.size(), y.size());
  const std::size_t stride = std::max<std::size_t>(1, count / static_cast<std::size_t>(frame.width * 2.0));
  std::size_t i = 0;
  while (i < count) {
    // A group of points that is drawn at one x ends at a gap in the line.
    const auto first = x.begin() + static_cast<std::ptrdiff_t>(i);
    const auto last = x.begin() + static_cast<std::ptrdiff_t>(std::min(i + stride, count));
    const auto before = std::adjacent_find(first, last, [hole](double a, double b) { return b - a > hole; });
    const auto end = static_cast<std::size_t>((before == last ? last : before + 1) - x.begin());
    const auto [low, high] =
        std::minmax_element(y.begin() + static_cast<std::ptrdiff_t>(i), y.begin() + static_cast<std::ptrdiff_t>(end));
    if (i > 0 && x[i] - x[i - 1] > hole) {
      pen = false;
    }
    const auto add = [&](double value) {
      text += (pen ? "L" : "M") + at(frame.x(xs, x[i])) + ' ' + at(frame.y(ys, value));
      pen = true;
    };
    if (low < high) {
      add(*low);
      add(*high);
    } else {
      add(*high);
      if (*low != *high) {
        add(*low);
      }
    }
    i = end;
  }
  return text;
}

}  // namespace

Html calendarChart(std::span<const DayDone> days, DayNumber last, int weeks) {
  constexpr double kCell = 22.0;
  constexpr double kLeft = 44.0;
  constexpr double kTop = 22.0;
  constexpr std::array<const char*, 7> kNames{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  const DayNumber first = last - weekdayOf(last) - 7 * (weeks - 1);
  Html html;
  for (int row = 0; row < 7; row += 2) {
    html += label(kLeft - 8.0, kTop + row * kCell + 15.0, "end", kNames[static_cast<std::size_t>(row)]);
  }
  int kept = 0;
  int full = 0;
  std::string month;
  for (DayNumber day = first; day <= last; ++day) {
    const double x = kLeft + (day - first) / 7 * kCell;
    const double y = kTop + weekdayOf(day) * kCell;
    if (weekdayOf(day) == 0 && monthOf(day) != month) {
      month = monthOf(day);
      html += label(x, kTop - 8.0, "start", month);
    }
    const auto found = std::ranges::find(days, day, &DayDone::day);
    const double share = found == days.end() ? 0.0 : std::clamp(found->share, 0.0, 1.0);
    kept += share > 0.0 ? 1 : 0;
    full += share >= 0.999 ? 1 : 0;
    const std::string words =
        dayText(day) + (share > 0.0 ? ": " + fixedText(share * 100.0, 0) + " % of the plan" : ": nothing");
    const char* cssClass = share <= 0.0 ? "day none" : share >= 0.999 ? "day full" : "day part";
    const double height = share <= 0.0 ? 0.0 : std::max(3.0, share * (kCell - 4.0));
    html += el("g", {}, el("title", {}, words),
               el("rect", {{"x", at(x)},
                           {"y", at(y)},
                           {"width", at(kCell - 4.0)},
                           {"height", at(kCell - 4.0)},
                           {"rx", "4"},
                           {"class", day == last ? "day today" : "day none"}}),
               el("rect", {{"x", at(x)},
                           {"y", at(y + kCell - 4.0 - height)},
                           {"width", at(kCell - 4.0)},
                           {"height", at(height)},
                           {"rx", "4"},
                           {"class", cssClass}}));
    if (share >= 0.999) {
      html += el("path", {{"class", "tick-mark"}, {"d", "M" + at(x + 5.0) + ' ' + at(y + 9.0) + "l3 4 l6 -8"}});
    }
  }
  const std::string summary = "Training on " + std::to_string(kept) + " of the last " +
                              std::to_string(last - first + 1) + " days, the complete plan on " + std::to_string(full) +
                              ". Filled squares show the share of the plan that was done; a tick means all of it.";
  return figure("The last " + std::to_string(weeks) + " weeks", summary, kLeft + weeks * kCell + 8.0,
                kTop + 7 * kCell + 4.0, html, {{"class", "calendar"}});
}

Html trendChart(const TrendChart& chart) {
  if (chart.points.empty()) {
    return el("p", {{"class", "none"}}, chart.title, ": nothing measured yet.");
  }
  const Frame frame{.width = 420.0, .height = 170.0};
  DayNumber first = chart.points.front().day;
  DayNumber last = chart.points.back().day;
  double low = chart.points.front().value;
  double high = low;
  for (const TrendPoint& point : chart.points) {
    low = std::min(low, point.value);
    high = std::max(high, point.value);
  }
  low = std::min(low, chart.bandLow.value_or(low));
  high = std::max(high, chart.bandHigh.value_or(high));
  const Scale ys(std::min(low, high * 0.6), high, 5);
  Scale xs(0.0, 1.0, 1);
  xs.low = first - std::max(1.0, (last - first) * 0.04);
  xs.high = last + std::max(1.0, (last - first) * 0.04);
  Html html;
  if (chart.bandLow && chart.bandHigh) {
    const double top = frame.y(ys, *chart.bandHigh);
    html += el("rect",
               {{"x", at(frame.left)},
                {"y", at(top)},
                {"width", at(frame.width)},
                {"height", at(frame.y(ys, *chart.bandLow) - top)},
                {"class", "band"}},
               el("title", {}, chart.bandWords));
  }
  html += yAxis(frame, ys, chart.unit);
  const double bottom = frame.top + frame.height;
  html += line(frame.left, bottom, frame.left + frame.width, bottom, "axis");
  for (const DayNumber day : dayTicks(first, last)) {
    const double x = frame.x(xs, day);
    html += line(x, bottom, x, bottom + 5.0, "axis");
    html += label(x, bottom + 19.0, "middle",
                  std::to_string(static_cast<unsigned>(dateOf(day).day())) + ' ' + monthOf(day));
  }
  std::vector<Vec2> px;
  for (const TrendPoint& point : chart.points) {
    px.push_back({frame.x(xs, point.day), frame.y(ys, point.value)});
  }
  html += el("path", {{"d", pathText(px)}, {"class", "line a"}});
  for (std::size_t i = 0; i < px.size(); ++i) {
    const TrendPoint& point = chart.points[i];
    html += el("circle", {{"cx", at(px[i].x)}, {"cy", at(px[i].y)}, {"r", "5"}, {"class", "dot"}},
               el("title", {},
                  dayText(point.day) + ": " + fixedText(point.value, 1) + ' ' + chart.unit +
                      (point.note.empty() ? "" : ". " + point.note)));
  }
  return figure(chart.title, chart.summary, frame.left + frame.width + 20.0, bottom + 28.0, html);
}

namespace {

struct Box {
  Vec2 least;
  Vec2 most;
};

/// The box of a path with all its points and its ellipse.
Box boxOf(const PathChart& chart) {
  Box box{chart.points.front(), chart.points.front()};
  const auto cover = [&box](Vec2 point) {
    box.least = {std::min(box.least.x, point.x), std::min(box.least.y, point.y)};
    box.most = {std::max(box.most.x, point.x), std::max(box.most.y, point.y)};
  };
  std::ranges::for_each(chart.points, cover);
  if (chart.ellipse) {
    cover(chart.ellipse->centreMm + Vec2{chart.ellipse->majorMm, chart.ellipse->majorMm});
    cover(chart.ellipse->centreMm - Vec2{chart.ellipse->majorMm, chart.ellipse->majorMm});
  }
  return box;
}

}  // namespace

double halfWidthMm(const PathChart& chart) {
  if (chart.points.empty()) {
    return chart.leastHalfMm;
  }
  const Box box = boxOf(chart);
  return std::max({(box.most.x - box.least.x) / 2, (box.most.y - box.least.y) / 2, chart.leastHalfMm});
}

Html pathChart(const PathChart& chart) {
  if (chart.points.empty()) {
    return el("p", {{"class", "none"}}, chart.title, ": no centre of pressure in this time.");
  }
  constexpr double kSize = 360.0;
  const Frame frame{.left = 56.0, .top = 14.0, .width = kSize, .height = kSize};
  const Box box = boxOf(chart);
  const double half = halfWidthMm(chart) * 1.05;
  const Vec2 middle = (box.least + box.most) * 0.5;
  if (!(half + std::fabs(middle.x) + std::fabs(middle.y) < kFurthestMm)) {
    return el("p", {{"class", "none"}}, chart.title, ": the centre of pressure is far outside any board.");
  }
  const Scale grid(-half, half, 6);
  Scale xs = grid;
  xs.low = middle.x - half;
  xs.high = middle.x + half;
  Scale ys = grid;
  ys.low = middle.y - half;
  ys.high = middle.y + half;
  Html html;
  for (double value = std::ceil(xs.low / grid.step) * grid.step; value <= xs.high; value += grid.step) {
    const double x = frame.x(xs, value);
    html += line(x, frame.top, x, frame.top + kSize, "grid");
    html += label(x, frame.top + kSize + 17.0, "middle", grid.label(value));
  }
  for (double value = std::ceil(ys.low / grid.step) * grid.step; value <= ys.high; value += grid.step) {
    const double y = frame.y(ys, value);
    html += line(frame.left, y, frame.left + kSize, y, "grid");
    html += label(frame.left - 8.0, y + 4.0, "end", grid.label(value));
  }
  html += label(frame.left + kSize, frame.top + kSize + 34.0, "end", "mm, left to right");
  html += el("text",
             {{"class", "tick"},
              {"text-anchor", "middle"},
              {"transform", "translate(14 " + at(frame.top + kSize / 2) + ") rotate(-90)"}},
             "mm, forward is up");
  const auto pixels = [&](const std::vector<Vec2>& points) {
    std::vector<Vec2> px;
    const std::size_t stride = std::max<std::size_t>(1, points.size() / 3000);
    for (std::size_t i = 0; i < points.size(); i += stride) {
      px.push_back({frame.x(xs, points[i].x), frame.y(ys, points[i].y)});
    }
    return px;
  };
  html += el("path", {{"d", pathText(pixels(chart.points))}, {"class", "sway"}});
  if (chart.ellipse) {
    const double scale = kSize / (2.0 * half);
    html += el("ellipse",
               {{"rx", at(chart.ellipse->majorMm * scale)},
                {"ry", at(chart.ellipse->minorMm * scale)},
                {"transform", "translate(" + at(frame.x(xs, chart.ellipse->centreMm.x)) + ' ' +
                                  at(frame.y(ys, chart.ellipse->centreMm.y)) + ") rotate(" +
                                  at(-chart.ellipse->angleDeg) + ')'},
                {"class", "ellipse"}},
               el("title", {}, "95 % prediction ellipse"));
  }
  Attributes data;
  if (!chart.timesS.empty()) {
    const std::size_t stride = std::max<std::size_t>(1, chart.points.size() / 1500);
    std::string moments;
    for (std::size_t i = 0; i < chart.points.size() && i < chart.timesS.size(); i += stride) {
      moments += fixedText(chart.timesS[i], 2) + ' ' + at(frame.x(xs, chart.points[i].x)) + ' ' +
                 at(frame.y(ys, chart.points[i].y)) + ';';
    }
    html += el("circle", {{"r", "7"}, {"cx", "-20"}, {"cy", "-20"}, {"class", "now"}});
    data.emplace_back("data-moments", moments);
  }
  data.emplace_back("class", "square");
  return figure(chart.title, chart.summary, frame.left + kSize + 16.0, frame.top + kSize + 42.0, html, data);
}

Html lineChart(const LineChart& chart) {
  if (chart.x.size() < 2) {
    return el("p", {{"class", "none"}}, chart.title, ": too little was recorded in this time.");
  }
  const Frame frame{.width = 700.0, .height = 190.0};
  double low = chart.fromZero ? 0.0 : HUGE_VAL;
  double high = -HUGE_VAL;
  for (const LineSeries& series : chart.series) {
    for (const double value : series.values) {
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  if (low > high) {
    return el("p", {{"class", "none"}}, chart.title, ": too little was recorded in this time.");
  }
  const Scale ys(low, high, 4);
  Scale xs(chart.x.front(), chart.x.back(), 10);
  const Scale ticks = xs;
  xs.low = chart.x.front();
  xs.high = chart.x.back();
  Html html;
  for (const auto& [from, to] : chart.marks) {
    const double left = frame.x(xs, std::clamp(from, xs.low, xs.high));
    const double right = frame.x(xs, std::clamp(to, xs.low, xs.high));
    html += el("rect",
               {{"x", at(left)},
                {"y", at(frame.top)},
                {"width", at(right - left)},
                {"height", at(frame.height)},
                {"class", "band"}},
               el("title", {}, chart.markWords));
  }
  html += yAxis(frame, ys, chart.yUnit);
  Scale shown = ticks;
  while (shown.low < xs.low - 1e-9) {
    shown.low += shown.step;
  }
  while (shown.high > xs.high + 1e-9) {
    shown.high -= shown.step;
  }
  const double bottom = frame.top + frame.height;
  for (const double value : shown.ticks()) {
    const double x = frame.x(xs, value);
    html += line(x, bottom, x, bottom + 5.0, "axis") + label(x, bottom + 19.0, "middle", shown.label(value));
  }
  html += line(frame.left, bottom, frame.left + frame.width, bottom, "axis");
  html += label(frame.left + frame.width, bottom + 36.0, "end", chart.xUnit);
  const double hole = 3.0 * usualStep(chart.x);
  constexpr std::array<const char*, 2> kClasses{"line a", "line b"};
  double keyX = frame.left;
  for (std::size_t i = 0; i < chart.series.size() && i < kClasses.size(); ++i) {
    html +=
        el("path", {{"d", curveText(frame, xs, ys, chart.x, chart.series[i].values, hole)}, {"class", kClasses[i]}});
    html += line(keyX, bottom + 32.0, keyX + 26.0, bottom + 32.0, kClasses[i]);
    html += label(keyX + 32.0, bottom + 36.0, "start", chart.series[i].name);
    keyX += 60.0 + 8.0 * static_cast<double>(chart.series[i].name.size());
  }
  Attributes data;
  if (chart.scrub) {
    html += line(-5, frame.top, -5, bottom, "now-line");
    data.emplace_back("data-from", fixedText(xs.low, 3));
    data.emplace_back("data-to", fixedText(xs.high, 3));
    data.emplace_back("data-left", at(frame.left));
    data.emplace_back("data-width", at(frame.width));
  }
  return figure(chart.title, chart.summary, frame.left + frame.width + 20.0, bottom + 44.0, html, data);
}

}  // namespace surefoot
