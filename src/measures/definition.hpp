// SPDX-License-Identifier: MIT
// What every measure means: the one list of keys, units, formulas and sources. `--explain`, pages, exports and FHIR
// read it. Knows no values.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace surefoot {

/// Of which signal a measure is. Whole: of both axes together. Rd: of the distance from the mean point.
enum class Axis : std::uint8_t { Whole, Ap, Ml, Rd };

/// For headings, in the order of the table.
enum class MeasureGroup : std::uint8_t {
  Distance,
  Velocity,
  Area,
  Frequency,
  Complexity,
  Diffusion,
  Limits,
  SingleLeg,
  Symmetry,
  Score
};

/// One measure. Texts are English, for people; they live as long as the program.
struct Definition {
  std::string_view key;     ///< As in `measure --json` and measures.csv: "mean_velocity_ap_mm_s".
  std::string_view id;      ///< Name and version of the definition: "mean-velocity/1". AP, ML and whole share it.
  std::string_view family;  ///< The id without its version: "mean-velocity".
  Axis axis = Axis::Whole;
  std::string_view
      detail;  ///< What sets it apart from the others of its family, beside the axis: "left". Mostly empty.
  MeasureGroup group = MeasureGroup::Distance;
  std::string_view unit;  ///< UCUM: mm, mm2, mm/s, mm2/s, Hz, s, deg, %, 1 (no unit).
  int decimals = 2;       ///< Worth showing to people.
  std::string_view name;  ///< "Mean velocity", without the axis.
  std::string_view what;  ///< What it is, in plain words.
  std::string_view formula;
  std::string_view source;    ///< Paper, its name or equation for it, doi.
  std::string_view settings;  ///< Fixed choices, of sway with how samples are prepared; empty when there are none.
  std::string_view needs;     ///< Below which it is absent.
};

/// All of them, in the order in which they are shown and written.
std::span<const Definition> definitions();

/// Nothing (nullptr) for an unknown key.
const Definition* findDefinition(std::string_view key);
const Definition* findDefinition(std::string_view family, Axis axis);

/// "Mean velocity, forward and back"; "Share of load, left".
std::string titleOf(const Definition& definition);

/// "", "forward and back", "side to side", "distance from the middle".
std::string_view wordsFor(Axis axis);

/// "Distance", "Limits of stability", ...
std::string_view wordsFor(MeasureGroup group);

/// As people write it: "mm²", "" for 1, "°".
std::string_view shownUnit(std::string_view unit);

/// Paragraphs on one measure for a terminal: key, what it is, formula, source, settings, needs.
std::string explanationOf(const Definition& definition);

}  // namespace surefoot
