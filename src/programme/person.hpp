// SPDX-License-Identifier: MIT
// A person who trains: a pseudonym with a few facts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "posture/board.hpp"

namespace surefoot {

inline constexpr double kLeastFootMm = 190.0;
inline constexpr double kMostFootMm = 330.0;

/// Absent facts are unknown.
struct Person {
  std::string id;                      ///< UUIDv7, assigned when the person is added.
  std::string pseudonym;               ///< "heron-4821", unique, assigned when the person is added.
  std::string name;                    ///< Empty if none was given. Never exported.
  std::optional<int> birthYear;        ///< 1900 to this year.
  std::string sex;                     ///< One of sexWords() or empty.
  std::optional<double> heightMm;      ///< 1000 to 2300.
  std::optional<double> footLengthMm;  ///< kLeastFootMm to kMostFootMm.
  std::optional<double> weightN;       ///< Measured in the sessions.
  std::string note;
  bool demonstration = false;  ///< Made to show something: the whole record is a demonstration, and marked as one.
};

/// Empty for a guest.
std::string idOf(const std::optional<Person>& person);

/// The name shown on the screen, or the pseudonym if there is none.
const std::string& calledOf(const Person& person);

/// Whether what is done on this board enters the person's record. What a simulated person does enters nobody's, except
/// that of a person made for demonstration.
bool entersRecord(const Person& person, const Board& board);

/// "female", "male", "other".
std::vector<std::string> sexWords();

/// Foot length in mm from a European shoe size: a Paris point is 2/3 cm of last, and a last is about 15 mm longer than
/// the foot (ISO/TS 19407:2015; size = 1.5 * (foot length in cm + 1.5)). Throws Error outside 28 to 52.
double footLengthFromEuSize(double euSize);

}  // namespace surefoot
