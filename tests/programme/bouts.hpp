// SPDX-License-Identifier: MIT
// Bouts for the tests of this directory.
#pragma once

#include "programme/today.hpp"

namespace surefoot::test {

inline BoutDone presses(int done, double score = 90.0) {
  return {.exercise = Exercise::ToePress, .repetitions = 10, .done = done, .score = score, .holdS = 3.0};
}

inline BoutDone tiptoe(int done, double score = 90.0, double holdS = 8.0) {
  return {.exercise = Exercise::Tiptoe, .repetitions = 6, .done = done, .score = score, .holdS = holdS};
}

/// `laps` counts both directions together.
inline BoutDone circles(int laps, Foot foot = Foot::Both) {
  return {.exercise = Exercise::AnkleCircle, .foot = foot, .repetitions = 10, .done = laps, .score = 90.0};
}

}  // namespace surefoot::test
