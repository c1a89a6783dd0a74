// SPDX-License-Identifier: MIT
// The definition of every measure: the one list of keys, units, formulas and sources, which `--explain`, pages, exports
// and FHIR read.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace surefoot {

/// The signal that a measure describes. Whole: both axes together. Rd: the distance from the mean point.
enum class Axis : std::uint8_t { Whole, Ap, Ml, Rd };

/// For headings, in table order.
enum class MeasureGroup : std::uint8_t {
  Distance,
  Velocity,
  Area,
  Frequency,
  Complexity,
  Diffusion,
  Limits,
  SingleLeg,
  Feet,
  Symmetry,
  Score
};

/// One measure. The texts are English, for people, and live as long as the program.
struct Definition {
  std::string_view key;     ///< As in `measure --json` and measures.csv: "mean_velocity_ap_mm_s".
  std::string_view id;      ///< Name and version of the definition: "mean-velocity/1". AP, ML and whole have the same.
  std::string_view family;  ///< The id without its version: "mean-velocity".
  Axis axis = Axis::Whole;
  /// What else tells it from others of its family, apart from the axis: "left". Mostly empty.
  std::string_view detail;
  MeasureGroup group = MeasureGroup::Distance;
  std::string_view unit;   ///< UCUM: mm, mm2, mm/s, mm2/s, Hz, s, deg, %, 1 (no unit).
  int decimals = 2;        ///< Shown to people.
  std::string_view name;   ///< "Mean velocity", without the axis.
  std::string_view what;   ///< What it is, in plain words.
  std::string_view isNot;  ///< What it is easily taken for and is not.
  std::string_view formula;
  std::string_view source;    ///< Paper, its name for the measure or the equation, DOI.
  std::string_view settings;  ///< Fixed choices; for sway, how samples are prepared. Empty if there are none.
  std::string_view needs;     ///< The measure is absent below this.
};

/// All measures, in the order in which they are shown and written.
std::span<const Definition> definitions();

/// Pipelines of samples in the ids of measures (pipelineOf in processing.hpp).
inline constexpr std::string_view kAveragedPipeline = "+swarii";
inline constexpr std::string_view kUnfilteredPipeline = "+unfiltered";

/// "mean-velocity/1" of "mean-velocity/1+swarii": the definition without the pipeline of the samples.
std::string_view withoutPipeline(std::string_view definitionId);
/// The pipeline of these samples was window averaging.
bool isResampled(std::string_view definitionId);

/// nullptr for an unknown key.
const Definition* findDefinition(std::string_view key);
const Definition* findDefinition(std::string_view family, Axis axis);

/// "Mean velocity, forward and back"; "Share of load, left".
std::string titleOf(const Definition& definition);

/// "", "forward and back", "side to side", "distance from the middle".
std::string_view wordsFor(Axis axis);

/// "Distance", "Limits of stability", ...
std::string_view wordsFor(MeasureGroup group);

/// For people: "mm²", "" for 1, "°".
std::string_view shownUnit(std::string_view unit);

/// Paragraphs about one measure for a terminal: key, meaning, formula, source, settings, needs.
std::string explanationOf(const Definition& definition);

}  // namespace surefoot
