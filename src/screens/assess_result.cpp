// SPDX-License-Identifier: MIT
// One panel for each condition: its figure, with the numbers and their meaning beside or below it.
#include "screens/assess_result.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/math.hpp"
#include "measures/sway.hpp"
#include "play/bay.hpp"
#include "play/easing.hpp"
#include "screens/assess_trial.hpp"
#include "screens/screen.hpp"

namespace surefoot {
namespace {

std::string shownMean(const MeanSd& found, std::string (*shown)(double)) {
  return withSd(shown(found.mean), found.sd ? std::optional(shown(*found.sd)) : std::nullopt);
}

constexpr std::size_t kMostPoints = 900;
constexpr double kGap = 24.0;
constexpr double kPad = 30.0;
/// Half the width of the mark on a band.
constexpr double kMark = 16.0;

std::string oneDecimal(double value) {
  const auto tenths = static_cast<long long>(std::floor(std::fabs(value) * 10.0 + 0.5));
  return (value < 0.0 && tenths > 0 ? "-" : "") + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// Lines of text, one below the other, from the upper left corner.
class Column {
 public:
  /// `scale` applies to all type sizes.
  Column(DrawList& out, Vec2 at, double width, double scale) : out_(out), at_(at), width_(width), scale_(scale) {}

  void line(const std::string& id, std::vector<std::string> arguments, double size, int lines, Color color = kWhite,
            bool bold = true) {
    out_.add(Label{.id = id,
                   .arguments = std::move(arguments),
                   .at = at_,
                   .anchor = {0.0, 0.0},
                   .size = scale_ * size,
                   .maxWidth = width_,
                   .maxLines = lines,
                   .bold = bold,
                   .color = color});
    at_.y += 1.29 * scale_ * size * lines + 6.0;
  }

  /// How many of 100 people sway more, as a range, with a mark at the person's place.
  void band(const BandScore& score, double size) {
    const double y = at_.y + 16.0;
    const double length = width_ - 2.0 * kMark;
    const auto x = [&](double percent) { return at_.x + kMark + length * clamp01(percent / 100.0); };
    out_.add(Box{{at_.x + 0.5 * width_, y}, {width_, 14.0}, 7.0, rgb(0xFFFFFF, 0.18), rgb(0xFFFFFF, 0.18)});
    const double wide = std::max(14.0, x(score.high) - x(score.low));
    out_.add(Box{{0.5 * (x(score.low) + x(score.high)), y}, {wide, 26.0}, 13.0, kApricot, kApricot});
    out_.add(Ellipse{{x(score.percentile), y}, {kMark, kMark}, kWhite, kWhite, 0.0, 5.0, kInk});
    at_.y += 30.0;
    line("assess.result.band",
         {score.row.band.empty() ? score.band.substr(0, score.band.find(' ')) : score.band, wholeText(score.low),
          wholeText(score.high)},
         size, 1, kCream, false);
  }

 private:
  DrawList& out_;
  Vec2 at_;
  double width_;
  double scale_;
};

/// The path on a millimetre grid scaled to it, with its ellipse.
void drawSway(DrawList& out, const Area& area, const SwayTrace& sway) {
  const double side = std::min(area.size.x, area.size.y);
  const Vec2 middle = area.centre();
  out.add(Box{middle, {side, side}, 20.0, rgb(0xFFFFFF, 0.08), rgb(0xFFFFFF, 0.08)});
  if (sway.pathMm.empty()) {
    return;
  }
  double reach = std::max(10.0, sway.majorMm);
  for (const Vec2 p : sway.pathMm) {
    reach = std::max({reach, std::fabs(p.x), std::fabs(p.y)});
  }
  const double scale = 0.45 * side / reach;
  const auto at = [&](Vec2 mm) { return middle + scale * Vec2{mm.x, -mm.y}; };
  out.add(Line{{at({-reach, 0.0}), at({reach, 0.0})}, 2.0, rgb(0xFFFFFF, 0.25)});
  out.add(Line{{at({0.0, -reach}), at({0.0, reach})}, 2.0, rgb(0xFFFFFF, 0.25)});
  const double turn = sway.angleDeg * kPi / 180.0;
  out.add(Ellipse{middle, scale * Vec2{sway.majorMm, sway.minorMm}, rgb(0xF2D0A4, 0.16), rgb(0xF2D0A4, 0.16), -turn,
                  4.0, kSand});
  Line line{{}, 3.0, rgb(0xFF9E7D)};
  const std::size_t every = 1 + sway.pathMm.size() / kMostPoints;
  for (std::size_t i = 0; i < sway.pathMm.size(); i += every) {
    line.points.push_back(at(sway.pathMm[i]));
  }
  out.add(std::move(line));
  if (side < 240.0) {
    return;  // too narrow for a scale; the number is shown beside it
  }
  // A scale bar of ten millimetres, so that pictures of different days can be compared.
  const Vec2 corner = middle + Vec2{-0.5 * side + 22.0, 0.5 * side - 20.0};
  out.add(Line{{corner, corner + Vec2{10.0 * scale, 0.0}}, 6.0, kWhite});
  out.add(Label{.id = "=10 mm",
                .at = corner + Vec2{0.0, -8.0},
                .anchor = {0.0, 1.0},
                .size = 36.0,
                .maxWidth = 200.0,
                .bold = false,
                .platePadding = 4.0});
}

/// How far the person leaned in each of the eight directions, in millimetres.
void drawReach(DrawList& out, const Area& area, const ConditionResult& result) {
  const double radius = 0.5 * std::min(area.size.x, area.size.y) - 50.0;
  const Vec2 middle = area.centre();
  double most = 40.0;
  for (const auto& reach : result.reachMm) {
    most = std::max(most, reach.value_or(0.0));
  }
  for (const double ring : {0.5, 1.0}) {
    out.add(Arc{middle, ring * radius, 2.0, 0.0, 1.0, rgb(0xFFFFFF, 0.22)});
  }
  const auto at = [&](std::size_t i, double mm) {
    const Vec2 way = wayOfReach(i);
    return middle + radius * mm / most * Vec2{way.x, -way.y};
  };
  for (std::size_t i = 0; i < kWays; ++i) {
    out.add(Line{{middle, at(i, most)}, 2.0, rgb(0xFFFFFF, 0.22)});
    const std::size_t next = (i + 1) % kWays;
    if (result.reachMm[i] && result.reachMm[next]) {
      out.add(Polygon{{middle, at(i, *result.reachMm[i]), at(next, *result.reachMm[next])}, rgb(0xE9A178, 0.45)});
      out.add(Line{{at(i, *result.reachMm[i]), at(next, *result.reachMm[next])}, 5.0, kSand});
    }
  }
  for (std::size_t i = 0; i < kWays; ++i) {
    const std::string text = result.reachMm[i] ? wholeText(*result.reachMm[i]) : "–";
    const Vec2 way = wayOfReach(i);
    out.add(
        Label{.id = "=" + text, .at = middle + (radius + 30.0) * Vec2{way.x, -way.y}, .size = 44.0, .maxWidth = 90.0});
  }
}

/// Seconds of each trial as bars, up to the longest possible.
void drawSeconds(DrawList& out, const Area& area, const AssessView& view, const ConditionResult& result) {
  const double step = area.size.y / static_cast<double>(std::max<std::size_t>(3, result.secondsS.size()));
  const double length = area.size.x - 150.0;
  for (std::size_t i = 0; i < result.secondsS.size(); ++i) {
    const double y = area.at.y + (static_cast<double>(i) + 0.5) * step;
    const double filled = std::max(36.0, length * clamp01(result.secondsS[i] / view.trialS));
    out.add(Box{{area.at.x + 0.5 * length, y}, {length, 36.0}, 18.0, rgb(0xFFFFFF, 0.14), rgb(0xFFFFFF, 0.14)});
    out.add(Box{{area.at.x + 0.5 * filled, y}, {filled, 36.0}, 18.0, kSand, kApricot});
    out.add(Label{.id = "=" + oneDecimal(result.secondsS[i]) + " s",
                  .at = {area.at.x + area.size.x, y},
                  .anchor = {1.0, 0.5},
                  .size = 44.0,
                  .maxWidth = 140.0});
  }
}

/// A bar divided where the weight is divided.
void drawShares(DrawList& out, const Area& whole, double leftPercent) {
  const Area area{whole.at + Vec2{kPad, 0.0}, whole.size - Vec2{2.0 * kPad, 0.0}};
  const double y = area.centre().y + 40.0;
  const double left = area.size.x * clamp01(leftPercent / 100.0);
  out.add(Box{{area.at.x + 0.5 * left, y}, {left - 6.0, 90.0}, 18.0, kSand, kApricot});
  out.add(
      Box{{area.at.x + left + 0.5 * (area.size.x - left), y}, {area.size.x - left - 6.0, 90.0}, 18.0, kSand, kCoral});
  out.add(Line{{{area.centre().x, y - 66.0}, {area.centre().x, y + 66.0}}, 6.0, kWhite});
  const auto label = [&](const char* id, double percent, double anchor) {
    out.add(Label{.id = id,
                  .arguments = {wholeText(percent)},
                  .at = {area.at.x + anchor * area.size.x, y - 84.0},
                  .anchor = {anchor, 1.0},
                  .size = 52.0,
                  .maxWidth = 0.48 * area.size.x});
  };
  label("assess.result.left", leftPercent, 0.0);
  label("assess.result.right", 100.0 - leftPercent, 1.0);
}

void changeLine(Column& column, const AssessView& view, const ConditionResult& result, double size) {
  if (!result.velocityMmS || result.leftPercent) {
    return;
  }
  if (!result.change || !result.firstVelocityMmS) {
    column.line(view.named ? "assess.change.first" : "assess.change.guest", {}, size, 2, kCream, false);
    return;
  }
  const Change& change = *result.change;
  if (!change.ratio) {
    column.line("assess.change.not_alike", {}, size, 2, kCream, false);
    return;
  }
  const bool known = change.judged();
  const char* id = !known          ? "assess.change.unknown"
                   : change.beyond ? (change.provisional ? "assess.change.beyond_provisional" : "assess.change.beyond")
                                   : (change.provisional ? "assess.change.within_provisional" : "assess.change.within");
  column.line(id, {oneDecimal(*result.firstVelocityMmS)}, size, 2, kCream, false);
}

/// No trial counted, and what happened to the last one.
void noneLine(Column& column, const ConditionResult& result) {
  column.line("assess.result.none", {}, 40.0, 2, kCream, false);
  if (result.line) {
    column.line(result.line->id, result.line->arguments, 36.0, 2, kCream, false);
  }
}

/// The number that belongs to the figure, and how it compares.
void valuesOf(Column& column, const AssessView& view, const ConditionResult& result, double size) {
  switch (result.condition->task) {
    case TrialTask::OneLeg:
      if (result.secondsS.empty()) {
        noneLine(column, result);
        return;
      }
      column.line("assess.result.best", {oneDecimal(std::ranges::max(result.secondsS))}, size, 1);
      column.line("assess.result.failures",
                  {std::to_string(result.failures), std::to_string(result.counted), wholeText(view.trialS)}, 40.0, 2,
                  kCream, false);
      return;
    case TrialTask::Reach:
      column.line("assess.result.reach", {}, 44.0, 2, kCream, false);
      if (result.controlPercent) {
        column.line("assess.result.control", {shownMean(*result.controlPercent, wholeText)}, 44.0, 2, kCream, false);
      }
      return;
    case TrialTask::Stand:
      break;
  }
  if (!result.velocityMmS) {
    noneLine(column, result);
    return;
  }
  column.line("assess.result.velocity", {shownMean(*result.velocityMmS, oneDecimal)}, size, 1);
  for (const BandScore& band : result.score.bands) {
    column.band(band, result.score.bands.size() > 1 ? 30.0 : 38.0);
  }
}

void drawFigure(DrawList& out, const Area& area, const AssessView& view, const ConditionResult& result) {
  if (result.condition->task == TrialTask::Reach) {
    drawReach(out, area, result);
  } else if (result.condition->task == TrialTask::OneLeg) {
    drawSeconds(out, area, view, result);
  } else if (result.leftPercent) {
    drawShares(out, area, *result.leftPercent);
  } else {
    drawSway(out, area, result.sway);
  }
}

/// One of four panels: title, figure and numbers side by side, change.
void drawCompact(DrawList& out, const Area& area, const AssessView& view, const ConditionResult& result) {
  constexpr double kTitle = 54.0;
  constexpr double kChange = 90.0;
  constexpr double kSmallPad = 20.0;
  const double width = area.size.x - 2.0 * kSmallPad;
  Column title(out, area.at + Vec2{kSmallPad, 8.0}, width, 1.0);
  title.line(std::string(result.condition->titleId), {}, 42.0, 1);
  const double figure = area.size.y - 8.0 - kTitle - kChange - 8.0;
  drawFigure(out, {area.at + Vec2{kSmallPad, 8.0 + kTitle}, {figure, figure}}, view, result);
  const double besides = width - figure - kSmallPad;
  constexpr double kWideEnough = 580.0;
  Column values(out, area.at + Vec2{figure + 2.0 * kSmallPad, 8.0 + kTitle}, besides,
                std::min(1.0, besides / kWideEnough));
  valuesOf(values, view, result, 44.0);
  Column change(out, area.at + Vec2{kSmallPad, area.size.y - kChange}, width, 1.0);
  changeLine(change, view, result, 32.0);
}

void drawCondition(DrawList& out, const Area& area, const AssessView& view, const ConditionResult& result) {
  drawPanel(out, area.centre(), area.size);
  if (view.conditions.size() > 2) {
    drawCompact(out, area, view, result);
    return;
  }
  const bool beside = area.size.x > 1.4 * area.size.y;
  const double figure = beside ? std::min(area.size.y - 2.0 * kPad, 0.46 * area.size.x)
                               : std::min(area.size.x - 2.0 * kPad, area.size.y - 2.0 * kPad - 450.0);
  drawFigure(out,
             beside ? Area{area.at + Vec2{kPad, 0.5 * (area.size.y - figure)}, {figure, figure}}
                    : Area{area.at + Vec2{kPad, kPad}, {area.size.x - 2.0 * kPad, figure}},
             view, result);
  const Vec2 corner =
      beside ? area.at + Vec2{figure + 2.0 * kPad, 0.22 * area.size.y} : area.at + Vec2{kPad, figure + 1.6 * kPad};
  const double width = beside ? area.size.x - figure - 3.0 * kPad : area.size.x - 2.0 * kPad;
  Column column(out, corner, width, beside ? std::min(1.35, width / 600.0) : 1.0);
  column.line(std::string(result.condition->titleId), {}, 52.0, 1);
  valuesOf(column, view, result, 54.0);
  if (result.condition->task == TrialTask::Stand) {
    changeLine(column, view, result, 40.0);
  }
}

struct Footer {
  const char* id;
  std::vector<std::string> arguments;
};

/// What the picture means, and its source.
Footer footerOf(const AssessView& view) {
  const TrialTask task = view.protocol->conditions.front().task;
  if (task == TrialTask::OneLeg) {
    return view.publishedSingleLegS ? Footer{"assess.result.single_leg_mean", {oneDecimal(*view.publishedSingleLegS)}}
                                    : Footer{"assess.result.single_leg_note", {}};
  }
  if (task == TrialTask::Reach) {
    return {"assess.result.reach_note", {}};
  }
  if (view.conditions.front().leftPercent) {
    return {"assess.result.shares_note", {}};
  }
  for (const ConditionResult& result : view.conditions) {
    if (!result.score.bands.empty()) {
      const ReferenceRow& row = result.score.bands.back().row;
      return {result.score.bands.back().provisional ? "assess.result.bar_provisional" : "assess.result.bar",
              {row.source.substr(0, row.source.find(',')), std::to_string(row.people), std::to_string(row.women)}};
    }
  }
  return {view.boardUnproven ? "assess.result.unproven" : "assess.result.own_only", {}};
}

}  // namespace

std::vector<Vec2> swayPathOf(std::span<const Reading> readings, double startS, double endS) {
  const Prepared prepared = prepare(partOf(traceOf(readings), startS, endS));
  if (!prepared.trouble.empty()) {
    return {};
  }
  const auto mean = [](const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  };
  const Vec2 middle{mean(prepared.mlMm), mean(prepared.apMm)};
  std::vector<Vec2> path;
  for (std::size_t i = 0; i < prepared.size(); ++i) {
    path.push_back(Vec2{prepared.mlMm[i], prepared.apMm[i]} - middle);
  }
  return path;
}

void drawAssessResult(DrawList& out, const Canvas& canvas, const AssessView& view) {
  drawBay(out, canvas, view.dayTime, 0.0, pageView(canvas, {}));
  const auto count = view.conditions.size();
  const bool tall = canvas.portrait();
  const std::size_t columns = tall || count == 1 ? 1 : 2;
  const std::size_t rows = (std::max<std::size_t>(1, count) + columns - 1) / columns;
  const double edge = tall ? 40.0 : 0.03 * canvas.width;
  const double top = 36.0;
  // Space below for two lines and the low tile.
  const double high = canvas.height - top - (tall ? 390.0 : 302.0);
  const Vec2 size{(canvas.width - 2.0 * edge - kGap * static_cast<double>(columns - 1)) / static_cast<double>(columns),
                  (high - kGap * static_cast<double>(rows - 1)) / static_cast<double>(rows)};
  for (std::size_t i = 0; i < count; ++i) {
    const Vec2 cell{static_cast<double>(i % columns), static_cast<double>(i / columns)};
    drawCondition(out, {{edge + cell.x * (size.x + kGap), top + cell.y * (size.y + kGap)}, size}, view,
                  view.conditions[i]);
  }
  constexpr double kNarrow = 1600.0;
  const Footer foot = footerOf(view);
  out.add(Label{.id = foot.id,
                .arguments = foot.arguments,
                .at = {0.5 * canvas.width, top + high + (tall ? 90.0 : 74.0)},
                .size = canvas.width < kNarrow ? 32.0 : 36.0,
                .maxWidth = canvas.width - 120.0,
                .maxLines = tall ? 3 : 2,
                .bold = false,
                .color = kCream,
                .platePadding = 10.0});
}

}  // namespace surefoot
