// SPDX-License-Identifier: MIT
// Charts as SVG, each with a heading and a text alternative. Plain numbers in; knows no measure and no database.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/vec2.hpp"
#include "clinic/html.hpp"
#include "programme/week.hpp"

namespace surefoot {

/// Whole weeks, Monday on top, up to the week of `last`. A square is filled by the share of the plan that was done; a
/// complete day has a tick, a day with nothing done is empty.
Html calendarChart(std::span<const DayDone> days, DayNumber last, int weeks);

struct TrendPoint {
  DayNumber day = 0;
  double value = 0.0;
  std::string note;  ///< Shown as a tooltip and read aloud by screen readers.
};

struct TrendChart {
  std::string title;
  std::string unit;
  std::string summary;  ///< Text alternative: what the chart shows, in one sentence.
  std::vector<TrendPoint> points;
  std::optional<double> bandLow;  ///< A band across all days.
  std::optional<double> bandHigh;
  std::string bandWords;
};
Html trendChart(const TrendChart& chart);

/// Semi-axes in mm; angle of the major axis from +x in degrees.
struct EllipseShape {
  Vec2 centreMm;
  double majorMm = 0.0;
  double minorMm = 0.0;
  double angleDeg = 0.0;
};

struct PathChart {
  std::string title;
  std::string summary;
  std::vector<Vec2> points;    ///< mm, x to the right, y forward.
  std::vector<double> timesS;  ///< Time of each point, for the script that highlights it; may be empty.
  std::optional<EllipseShape> ellipse;
  double leastHalfMm = 2.0;  ///< Smallest half width of the picture.
};
/// The half width that shows all of it.
double halfWidthMm(const PathChart& chart);
/// The same scale on both axes; the text gives the grid spacing in mm.
Html pathChart(const PathChart& chart);

struct LineSeries {
  std::string name;
  std::vector<double> values;  ///< One for each x.
};

struct LineChart {
  std::string title;
  std::string summary;
  std::string xUnit;
  std::string yUnit;
  std::vector<double> x;  ///< Increasing. A step of more than three times the usual step leaves a gap in the line.
  std::vector<LineSeries> series;  ///< Up to two: the first solid, the second dashed.
  bool fromZero = false;
  bool scrub = false;                            ///< The script may mark a moment in it.
  std::vector<std::pair<double, double>> marks;  ///< Shaded spans (from, to), such as the measured time.
  std::string markWords;
};
Html lineChart(const LineChart& chart);

}  // namespace surefoot
