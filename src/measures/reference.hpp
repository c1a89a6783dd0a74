// SPDX-License-Identifier: MIT
// Reference ranges: how groups of people did in a test, as a table that a clinic may replace or extend
// (assets/reference/README.md has its columns).
#pragma once

#include <filesystem>
#include <istream>
#include <string>
#include <vector>

#include "measures/processing.hpp"

namespace surefoot {

/// How one age band did in one condition, and how it was measured. Logarithms are natural, of the value in `unit`.
struct ReferenceRow {
  std::string table;  ///< Name and version: "hbedb/1".
  std::string band;   ///< As shown: "60-85".
  int ageFrom = 0;
  int ageTo = 0;
  double meanAge = 0.0;
  std::string condition;   ///< Id of the test's condition: "eyes-closed-foam".
  std::string measure;     ///< Key of the measure
  std::string definition;  ///< and its definition
  std::string unit;        ///< and unit, which must be this program's.
  int people = 0;
  int women = 0;
  double lnMean = 0.0;
  double lnSd = 0.0;
  double p5 = 0.0;
  double p50 = 0.0;
  double p95 = 0.0;
  int trials = 0;  ///< Of each person, averaged.
  double durationS = 0.0;
  double leastRateHz = 0.0;
  Filter filter = Filter::Butterworth;
  double mostNoiseMm = 0.0;  ///< Of the centre of pressure: more of it would make a trial look worse than it is.
  std::string footwear;
  std::string stance;
  std::string device;
  std::string source;  ///< Who measured them, with licence.
};

struct ReferenceTable {
  std::vector<ReferenceRow> rows;
};

/// Throws Error with `name` and line: a missing, unknown or doubled column, a cell that cannot be, a row that is there
/// twice, a measure of another definition or unit than this program's, no rows.
ReferenceTable readReferenceTable(std::istream& in, const std::string& name);

/// assets/reference/hbedb.csv as it was when the program was built.
const ReferenceTable& builtInReference();

/// The clinic's own, `reference.csv` in this directory, in place of the built-in; that one where there is none. Throws
/// Error as readReferenceTable.
ReferenceTable referenceIn(const std::filesystem::path& dataDirectory);

}  // namespace surefoot
