// SPDX-License-Identifier: MIT
// Reference ranges: results of groups of people in a test, as a table that a clinic may replace or extend
// (assets/reference/README.md describes its columns).
#pragma once

#include <filesystem>
#include <istream>
#include <string>
#include <vector>

#include "measures/processing.hpp"

namespace surefoot {

/// The results of one age band in one condition, and how they were measured. Logarithms are natural, of the value in
/// `unit`.
struct ReferenceRow {
  std::string table;  ///< Name and version: "hbedb/1".
  std::string band;   ///< As shown to people: "60-85".
  int ageFrom = 0;
  int ageTo = 0;
  double meanAge = 0.0;
  std::string condition;   ///< Id of the test's condition: "eyes-closed-foam".
  std::string measure;     ///< Key of the measure.
  std::string definition;  ///< Its definition
  std::string unit;        ///< and unit, which must be those of this program.
  int people = 0;
  int women = 0;
  double lnMean = 0.0;
  double lnSd = 0.0;
  double p5 = 0.0;
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

/// Throws Error with `name` and line for a missing, unknown or repeated column, an invalid cell, a repeated row, a
/// measure whose definition or unit is not this program's, or a table without rows.
ReferenceTable readReferenceTable(std::istream& in, const std::string& name);

/// assets/reference/hbedb.csv as embedded at build time.
const ReferenceTable& builtInReference();

/// The clinic's own table, `reference.csv` in this directory; if there is none, the built-in one. Throws Error as
/// readReferenceTable does.
ReferenceTable referenceIn(const std::filesystem::path& dataDirectory);

}  // namespace surefoot
