// SPDX-License-Identifier: MIT
// Balance tests as their users meet them: the real binary without a display, what it prints, keeps and exports.
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/program.hpp"

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;

std::size_t countOf(const std::string& text, const std::string& what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) {
    ++count;
  }
  return count;
}

using AssessProgram = test::Program;

TEST_F(AssessProgram, QuietStanding_IsMeasuredKeptExportedAndReplayed) {
  const Outcome test = run("assess --headless --board sim:quiet,seed=3 --test quiet --seconds 30");
  ASSERT_EQ(test.code, 0) << test.err;
  EXPECT_THAT(test.err, HasSubstr("eyes-closed-firm, trial 3"));
  EXPECT_THAT(test.out, HasSubstr("eyes-open-firm    practice  complete    does not count; practice"));
  EXPECT_THAT(test.out, ContainsRegex("mean_velocity_mm_s +[0-9]+\\.[0-9][0-9] mm/s +mean-velocity/1"));
  EXPECT_THAT(test.out, ContainsRegex("eyes-closed-firm  3 trials count, mean velocity [0-9]+\\.[0-9][0-9] mm/s"));
  EXPECT_THAT(test.out, HasSubstr("no percentile: age unknown"));
  EXPECT_THAT(test.out, HasSubstr("no diagnosis"));

  const std::string out = path("out");
  ASSERT_EQ(run("export --demonstrations --out " + out).code, 0);
  const std::string trials = read(path("out/trials.csv"));
  EXPECT_EQ(countOf(trials, ",quiet,finished,"), 8U);
  EXPECT_EQ(countOf(trials, ",complete,true,"), 6U);
  EXPECT_GT(countOf(read(path("out/measures.csv")), ",mean_velocity_mm_s,"), 7U);
  for (const fs::directory_entry& file : fs::directory_iterator(path("out/samples"))) {
    const Outcome replay = run("play --headless --board replay:" + file.path().string());
    EXPECT_EQ(replay.code, 0) << replay.err;
    EXPECT_THAT(replay.out, HasSubstr("those of the recording"));
  }
}

TEST_F(AssessProgram, FullDisk_StillPrintsTheResults) {
  // Nothing may be larger than 400 kB: room for the empty database, not for a trial.
  const Outcome test = run("assess --headless --board sim:player,seed=3 --test quiet", "trap '' XFSZ; ulimit -f 800; ");
  EXPECT_EQ(test.code, 1);
  EXPECT_THAT(test.err, HasSubstr("free some space"));
  EXPECT_THAT(test.out, HasSubstr("eyes-open-firm    practice  complete"));
}

TEST_F(AssessProgram, StoppedBeforeTheZero_KeepsNoZero) {
  const Outcome test =
      run("assess --headless --board sim:player,seed=3 --test quiet --speed 1", "timeout --preserve-status -s INT 1 ");
  EXPECT_EQ(test.code, 0) << test.err;
  ASSERT_EQ(run("export --demonstrations --out " + path("out")).code, 0);
  EXPECT_EQ(countOf(read(path("out/sessions.csv")), "\n"), 2U);
  EXPECT_EQ(countOf(read(path("out/calibrations.csv")), ",board,"), 8U);
  EXPECT_EQ(countOf(read(path("out/calibrations.csv")), ",zero,"), 0U);
}

TEST_F(AssessProgram, TestedLikeTheReference_GivesPercentilesWithTheirSource) {
  ASSERT_EQ(run("person add --demonstration --name Anna --birth-year 1950").code, 0);
  const Outcome test =
      run("assess --headless --board sim:player+older,seed=3 --test mctsib --person Anna --footwear barefoot --stance "
          "marked --aid none --hands sides --json");
  ASSERT_EQ(test.code, 0) << test.err;
  EXPECT_EQ(countOf(test.out, "\"percentile\":"), 4U);
  EXPECT_THAT(test.out, HasSubstr("Santos & Duarte"));
  EXPECT_THAT(test.out, HasSubstr("\"definition\": \"mean-velocity/1\""));
  EXPECT_THAT(test.out, HasSubstr("\"footwear\": \"barefoot\""));
  EXPECT_EQ(countOf(test.out, "\"practice\": true"), 4U);
}

TEST_F(AssessProgram, LimitsSingleLegAndSymmetry_AreMeasured) {
  const Outcome limits = run("assess --headless --board sim:player,seed=4 --test limits");
  EXPECT_EQ(limits.code, 0) << limits.err;
  EXPECT_EQ(countOf(limits.out, "limits-back-left"), 9U) << limits.out;
  const Outcome leg = run("assess --headless --board sim:player+shaky+older,seed=4 --test single-leg");
  EXPECT_EQ(leg.code, 0) << leg.err;
  EXPECT_THAT(leg.out, HasSubstr("foot-down"));
  EXPECT_THAT(leg.out, HasSubstr("single_leg_time_s"));
  const Outcome symmetry = run("assess --headless --board sim:player,seed=4 --test symmetry");
  EXPECT_EQ(symmetry.code, 0) << symmetry.err;
  EXPECT_THAT(symmetry.out, HasSubstr("load_share_left_percent"));
}

TEST_F(AssessProgram, ImpossibleOptions_AreRefused) {
  EXPECT_EQ(run("assess --headless --board sim --test tandem").code, 2);
  EXPECT_EQ(run("assess --headless --board sim --test limits --seconds 60").code, 2);
  EXPECT_EQ(run("assess --headless --board sim --test quiet --seconds 45").code, 2);
  EXPECT_EQ(run("assess --headless --board sim:player+seated --test quiet").code, 2);
  EXPECT_THAT(run("assess --headless --board replay:trial.csv --test quiet").err, HasSubstr("surefoot measure"));
}

}  // namespace
}  // namespace surefoot::test
