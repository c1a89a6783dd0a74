// SPDX-License-Identifier: MIT
#include "programme/hand_test.hpp"

#include <string>

#include "base/error.hpp"

namespace surefoot {

const std::array<HandTestKind, 3>& handTestKinds() {
  static constexpr std::array<HandTestKind, 3> kKinds{{
      {"tug", "Timed up and go", "s", 3.0, 300.0, false,
       "Seconds from \"go\" until seated again: rise from an armchair, walk 3 m at the usual pace, turn, walk back, "
       "sit down.",
       "Mean (95 % interval): 60-69 years 8.1 s (7.1-9.0), 70-79 years 9.2 s (8.2-10.2), 80-99 years 11.3 s "
       "(10.0-12.7).",
       "Test: Podsiadlo & Richardson 1991. Means: Bohannon 2006, J Geriatr Phys Ther 29(2):64-68 (meta-analysis)."},
      {"five-times-sit-to-stand", "Five times sit to stand", "s", 3.0, 120.0, false,
       "Seconds for standing up from a chair and sitting down five times, arms crossed, from \"go\" to the fifth "
       "stand.",
       "Longer than 11.4 s (60-69 years), 12.6 s (70-79 years) or 14.8 s (80-89 years) is slower than average.",
       "Bohannon 2006, Percept Mot Skills 103(1):215-222 (meta-analysis)."},
      {"fes-i", "Falls Efficacy Scale International", "{score}", 16.0, 64.0, true,
       "Sum of the 16 questions about concern about falling, each from 1 (not at all) to 4 (very).",
       "Concern: 16-19 low, 20-27 moderate, 28-64 high.",
       "Scale: Yardley et al. 2005, Age Ageing 34(6):614-619. Ranges: Delbaere et al. 2010, Age Ageing 39(2):210-216."},
  }};
  return kKinds;
}

const HandTestKind& handTestKind(std::string_view word) {
  for (const HandTestKind& kind : handTestKinds()) {
    if (kind.word == word) {
      return kind;
    }
  }
  throw Error("there is no hand-timed test \"" + std::string(word) + "\"");
}

}  // namespace surefoot
