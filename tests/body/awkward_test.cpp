// SPDX-License-Identifier: MIT
// People who do something else than they are asked: what the board sees of it.
#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "body/standing.hpp"

namespace surefoot::test {
namespace {

double leastLoadN(const std::vector<Moment>& moments) {
  return std::ranges::min_element(moments, {}, &Moment::loadN)->loadN;
}

TEST(Awkward, LeanerAskedToRise_LeansAndSinksAndNeverPushesOff) {
  for (int seed = 1; seed <= kSeeds; ++seed) {
    Standing standing("leaner", seed);
    const auto leaned = standing.cue(cueOf(CueKind::Rise), 6.0);
    EXPECT_TRUE(standing.person.holds().empty());
    EXPECT_GT(leaned.back().copMm.y - meanCop(standing.quiet).y, 0.15 * 250.0);
    EXPECT_LT(leastLoadN(leaned), 700.0 * (1.0 - 0.012));
    EXPECT_GT(leastLoadN(leaned), 700.0 * (1.0 - 0.055));
    EXPECT_LT(mostOf(leaned, &Moment::loadN), 700.0 * (1.0 + 0.017));
  }
}

TEST(Awkward, KneeBenderAskedToRise_GoesDownAndUpAgain) {
  Standing standing("knee-bender", 3);
  const auto bent = standing.cue(cueOf(CueKind::Rise), 6.0);
  EXPECT_TRUE(standing.person.holds().empty());
  EXPECT_LT(leastLoadN(bent), 0.95 * 700.0);
  EXPECT_GT(mostOf(bent, &Moment::loadN), 1.05 * 700.0);
}

TEST(Awkward, EightsAskedToCircle_DrawBothLoopsAndNoLap) {
  Standing standing("eights", 4);
  const auto drawn = standing.cue(cueOf(CueKind::Circle), 12.0);
  EXPECT_TRUE(std::ranges::none_of(standing.person.laps(), &TrueLap::complete));
  const auto [least, most] = std::ranges::minmax_element(drawn, {}, [](const Moment& m) { return m.copMm.x; });
  EXPECT_GT(most->copMm.x - least->copMm.x, 30.0);
  const auto [back, front] = std::ranges::minmax_element(drawn, {}, [](const Moment& m) { return m.copMm.y; });
  EXPECT_GT(front->copMm.y - back->copMm.y, 30.0);
}

TEST(Awkward, SwayerAskedToRest_SwaysAllTheSame) {
  Standing standing("swayer", 5);
  const auto swayed = standing.cue(cueOf(CueKind::Rest), 10.0);
  const auto [least, most] = std::ranges::minmax_element(swayed, {}, [](const Moment& m) { return m.copMm.x; });
  EXPECT_GT(most->copMm.x - least->copMm.x, 50.0);
}

TEST(Awkward, ToesThatFollowTheLean_BearMoreForEachMillimetre) {
  BodySetup setup = setupOf("quiet+toe-leaner", 6);
  setup.actions = {{15.0, ActionKind::Lean, 0.04, 8.0}};
  const Board board = splitBoard();
  PersonSimulator person(setup, board);
  watchPerson(person, board, 0.0, 10.0);
  const auto before = watchPerson(person, board, 10.0, 15.0);
  watchPerson(person, board, 15.0, 17.0);
  const auto leaning = watchPerson(person, board, 17.0, 22.0);
  const double forwardMm = meanCop(leaning).y - meanCop(before).y;
  const double moreN = meanOf(leaning, &Moment::toesN) - meanOf(before, &Moment::toesN);
  EXPECT_GT(moreN / forwardMm, 0.9);
  EXPECT_LT(moreN / forwardMm, 3.1);
}

TEST(Awkward, UnsurePerson_StandsBackAndComesForward) {
  const Board board = splitBoard();
  PersonSimulator person(setupOf("player+unsure", 7), board);
  person.hear(cueOf(CueKind::StepOn));
  watchPerson(person, board, 0.0, 2.5);
  const auto first = watchPerson(person, board, 2.5, 3.5);
  watchPerson(person, board, 3.5, 9.0);
  const auto later = watchPerson(person, board, 9.0, 12.0);
  EXPECT_NEAR(meanCop(later).y - meanCop(first).y, 0.08 * 250.0, 8.0);
}

}  // namespace
}  // namespace surefoot::test
