// SPDX-License-Identifier: MIT
// What was measured of one board at one time, and whether its balance tests may be compared with reference ranges.
// Plain data: everything that a certificate shows is in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "posture/board.hpp"

namespace surefoot {

/// One number beside its limit.
struct CertifiedNumber {
  std::string id;               ///< "noise": stable, for programs.
  std::string words;            ///< What it is, in a line.
  std::optional<double> value;  ///< Empty: not measured.
  std::string unit;
  std::optional<double> limit;
  bool atMost = true;    ///< Else the limit is the least.
  std::string from;      ///< What it was measured of: "n = 5", "300 s".
  bool decides = false;  ///< Beyond its limit, or not measured: the board is not fit.
};

/// Where the weight stood and how far off the board saw it.
struct CertifiedPoint {
  Vec2 atMm;
  Vec2 errorMm;
};

/// Overlapping Allan deviation over one averaging time, at 60 kg.
struct AllanPoint {
  double seconds = 0.0;
  double xMm = 0.0;
  double yMm = 0.0;
  double loadN = 0.0;
};

struct Certificate {
  std::string id;
  std::string madeAt;   ///< Local time with its offset from UTC, as sessions have it.
  std::string program;  ///< Version of the program that measured.
  Board board;          ///< As it was proven: serial number, firmware, cells, calibration.
  double weightKg = 0.0;
  std::string weightsBy;  ///< Who says that the weights are right; empty: nobody was named.
  double forKg = 60.0;    ///< The load for which noise and seeming sway are judged.
  std::vector<CertifiedNumber> numbers;
  std::vector<double> cellNoiseN;  ///< SD of each cell's newtons on the empty board.
  std::vector<CertifiedPoint> points;
  std::string pointsFrom;
  std::vector<AllanPoint> allan;
  double noiseMm = 0.0;              ///< Of the CoP at `forKg`, the larger axis: what reports name.
  double leastFitKg = 0.0;           ///< The lightest person for whom noise and seeming sway are within limits.
  std::vector<std::string> remarks;  ///< Worth telling, but no reasons.
  std::vector<std::string> reasons;  ///< Why it is not fit for reference ranges; empty: it is.
  std::string lapsedAt;              ///< When `board diagnose` found it not true any more; empty: never.

  bool fit() const { return reasons.empty(); }
  const CertifiedNumber* find(const std::string& id) const;
};

inline constexpr double kMostNoiseForReferenceMm = 0.1;

/// A certificate holds for a year.
inline constexpr int kCertificateMonths = 12;

/// One line for each deciding number that is missing or beyond its limit.
std::vector<std::string> reasonsOf(const Certificate& certificate);

/// Why percentiles are withheld on `board` today (`today`: YYYY-MM-DD), and what to do; empty: they are not.
/// `newest`: the newest certificate of its serial number. A simulated board needs none, but if it has one, it holds.
std::string objectionTo(const Board& board, const Certificate* newest, const std::string& today);

}  // namespace surefoot
