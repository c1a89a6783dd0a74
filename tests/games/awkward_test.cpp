// SPDX-License-Identifier: MIT
// No game gives a score for what is not its exercise. `exploit_bench` prints the whole table.
#include "games/awkward.hpp"

#include <gtest/gtest.h>

namespace surefoot::test {
namespace {

class Awkward : public testing::TestWithParam<GameEntry> {};

TEST_P(Awkward, AnythingButTheExercise_EarnsHardlyAnything) {
  for (const AwkwardPerson& person : awkwardPeople()) {
    for (const AwkwardForm& form : kAwkwardForms) {
      if (!isLikeIt(GetParam(), person, form)) {
        EXPECT_LE(awkwardScore(GetParam(), person, form, 1, kAwkwardS).value_or(0.0), kMostAwkwardScore)
            << person.name << ", " << form.name;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Table, Awkward, testing::ValuesIn(games().begin(), games().end()),
                         [](const auto& entry) { return std::string(entry.param.id); });

}  // namespace
}  // namespace surefoot::test
