// SPDX-License-Identifier: MIT
// Charts as SVG, each with a heading and a text for those who cannot see it. Plain numbers in; knows no measure and no
// database.
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

/// Whole weeks, Monday on top, up to that of `last`. A square is the fuller the more of the plan was done; a full day
/// has a tick, a day with nothing is empty.
Html calendarChart(std::span<const DayDone> days, DayNumber last, int weeks);

struct TrendPoint {
  DayNumber day = 0;
  double value = 0.0;
  std::string note;  ///< Shown on hovering and read aloud.
};

struct TrendChart {
  std::string title;
  std::string unit;
  std::string summary;  ///< What it shows, in a sentence, for those who cannot see it.
  std::vector<TrendPoint> points;
  std::optional<double> bandLow;  ///< A band over all days.
  std::optional<double> bandHigh;
  std::string bandWords;
};
Html trendChart(const TrendChart& chart);

/// Half axes in mm, angle of the major one from +x in degrees.
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
  std::vector<double> timesS;  ///< Of each point, for the script that follows it; may be empty.
  std::optional<EllipseShape> ellipse;
  double leastHalfMm = 2.0;  ///< Half the width of the picture at least.
};
/// What half the width must be to show all of it.
double halfWidthMm(const PathChart& chart);
/// The same scale on both axes; the grid is told in mm.
Html pathChart(const PathChart& chart);

struct LineSeries {
  std::string name;
  std::vector<double> values;  ///< One an x.
};

struct LineChart {
  std::string title;
  std::string summary;
  std::string xUnit;
  std::string yUnit;
  std::vector<double> x;           ///< Growing. A step of over three times the usual one leaves a hole in the line.
  std::vector<LineSeries> series;  ///< Up to two: solid, dashed.
  bool fromZero = false;
  bool scrub = false;                            ///< The script may draw a line at a moment of it.
  std::vector<std::pair<double, double>> marks;  ///< Shaded from and to, such as the time that was measured.
  std::string markWords;
};
Html lineChart(const LineChart& chart);

}  // namespace surefoot
