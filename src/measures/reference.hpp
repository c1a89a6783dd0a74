// SPDX-License-Identifier: MIT
// Reference ranges: results of groups of people in a test, as a table that a clinic may replace
// (assets/reference/README.md describes its columns).
#pragma once

#include <array>
#include <filesystem>
#include <istream>
#include <string>
#include <vector>

#include "measures/processing.hpp"

namespace surefoot {

/// Levels of ReferenceRow::quantiles.
inline constexpr std::array kQuantileLevels{0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.975};

/// Results of a group of people in one condition, and how they were measured: a regression of ln(value) on the terms 1,
/// (age - 50) / 10, its square, 1 for men, (height - 165 cm) / 10 cm. An age band has the first term only. Logarithms
/// are natural, of the value in `unit`.
struct ReferenceRow {
  std::string table;  ///< Name and version: "hbedb/2".
  std::string band;   ///< As shown to people: "60-85"; empty for a regression.
  bool usesSex = false;
  bool usesHeight = false;
  int ageFrom = 0;
  int ageTo = 0;
  double heightFromCm = 0.0;  ///< Of the people measured; 0 for a band.
  double heightToCm = 0.0;
  std::string condition;   ///< Id of the test's condition: "eyes-closed-foam".
  std::string measure;     ///< Key of the measure.
  std::string definition;  ///< Its definition
  std::string unit;        ///< and unit, which must be those of this program.
  int people = 0;
  int women = 0;
  std::vector<double> peopleByAge;   ///< In steps of five years from 15; empty for a band.
  std::vector<double> coefficients;  ///< Of the five terms; 0 for those not used.
  std::vector<double> covariance;    ///< Of the coefficients over the variance of the rest: 5 x 5, upper part by rows.
  double sd = 0.0;                   ///< Of the rest: ln(value) less what the regression expects.
  double freedom = 0.0;
  std::vector<double> quantiles;  ///< Of the rest, at kQuantileLevels, increasing.
  double trialSd = 0.0;           ///< SD of ln of one person's trials within a session.
  double daySd = 0.0;             ///< SD of ln of one person's level between sessions.
  double p5 = 0.0;                ///< Of a band, for pictures: 5th, 50th and 95th percentile.
  double p50 = 0.0;
  double p95 = 0.0;
  int trials = 0;  ///< Trials averaged for each person.
  double durationS = 0.0;
  double leastRateHz = 0.0;
  Filter filter = Filter::Butterworth;
  /// Largest noise of the centre of pressure; with more, a trial would look worse than it is.
  double mostNoiseMm = 0.0;
  std::string footwear;
  std::string stance;
  std::string device;
  std::string source;  ///< Authors of the data, and licence.
};

struct ReferenceTable {
  std::vector<ReferenceRow> rows;
};

/// Regressions (a column `predictors`) or age bands (without it). Throws Error with `name` and line for a missing,
/// unknown or repeated column, an invalid cell, a repeated row, a measure whose definition or unit is not this
/// program's, or a table without rows.
ReferenceTable readReferenceTable(std::istream& in, const std::string& name);

/// assets/reference/hbedb.csv as embedded at build time.
const ReferenceTable& builtInReference();

/// The clinic's own table, `reference.csv` in this directory; if there is none, the built-in one. Throws Error as
/// readReferenceTable does.
ReferenceTable referenceIn(const std::filesystem::path& dataDirectory);

}  // namespace surefoot
