// SPDX-License-Identifier: MIT
// What the program says when there is little to say: nothing found, nothing there, not understood.
#include <cmath>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/program.hpp"

namespace surefoot::test {
namespace {

using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

class Words : public test::Program {
 protected:
  /// Somebody who hardly moves, to the left and the back of the middle by less than is shown; `swayMm`: how far.
  std::string quiet(double durationS, const std::string& lastRow = "", double swayMm = 0.01) const {
    const std::string file = path("quiet.csv");
    std::ofstream out(file);
    out << "time_s,cop_x_mm,cop_y_mm\n";
    for (int i = 0; i < static_cast<int>(durationS * 100.0); ++i) {
      out << i / 100.0 << ',' << -0.02 + swayMm * std::sin(0.03 * i) << ",-0.02\n";
    }
    out << lastRow;
    return file;
  }
  /// Its one line on stderr.
  std::string refusal(const std::string& arguments, int code) const {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.code, code) << arguments << ": " << outcome.err;
    EXPECT_EQ(outcome.err.find('\n') + 1, outcome.err.size()) << outcome.err;
    return outcome.err;
  }
};

TEST_F(Words, NothingDetected_SaysSo) {
  const std::string file = quiet(62.0, "", 3.0);
  for (const auto& [exercise, what] :
       {std::pair("toe-press", "No forward press found in 62 s"),
        std::pair("tiptoe", "No time on tiptoe found in 62 s"), std::pair("ankle-circle", "No circle found in 62 s")}) {
    const Outcome outcome = run("detect " + file + " --json --exercise " + exercise);
    EXPECT_EQ(outcome.code, 0);
    EXPECT_THAT(outcome.err, HasSubstr(what));
    EXPECT_THAT(outcome.out, HasSubstr("[]"));
  }
}

TEST_F(Words, BadFile_SaysWhatToDo) {
  EXPECT_THAT(refusal("measure " + quiet(1.0, "1,2\n"), 1),
              HasSubstr("line 102: 2 cells, but the header has 3: correct"));
  EXPECT_THAT(refusal("measure " + quiet(1.0, "1,2,x\n"), 1),
              HasSubstr("is not a number: correct the cell or remove the row"));
  EXPECT_THAT(refusal("measure " + quiet(1.0, "0.1,2,3\n"), 1),
              HasSubstr("time_s goes back from 0.99 to 0.1: put the rows into the order"));
  EXPECT_THAT(refusal("measure " + path(""), 1), HasSubstr("is a directory: name a CSV file"));
}

TEST_F(Words, MissingFileOrDirectory_IsNamed) {
  EXPECT_THAT(refusal("import " + path("nodir"), 1), HasSubstr("there is no directory " + path("nodir")));
  EXPECT_THAT(refusal("restore " + path(""), 1), HasSubstr("is a directory: name a file that `surefoot backup` wrote"));
  EXPECT_THAT(refusal("restore " + path("none"), 1), HasSubstr("there is no file " + path("none")));
}

TEST_F(Words, WrongUsage_IsExplainedInWords) {
  EXPECT_THAT(refusal("play --exercise hop", 2), HasSubstr("--exercise: `hop` is not one of toe-press, "));
  EXPECT_THAT(refusal("assess --test quiet --seconds 40", 2), HasSubstr("--seconds: `40` is not one of 30, 60"));
  EXPECT_THAT(refusal("measure one two three", 2), HasSubstr("unknown option or argument `two three`"));
  EXPECT_THAT(refusal("measure --filter", 2), HasSubstr("--filter needs a value"));
  EXPECT_THAT(refusal("hop", 2), HasSubstr("there is no command `hop`"));
  EXPECT_THAT(refusal("board", 2), HasSubstr("say which: list, watch, tare"));
  EXPECT_THAT(refusal("person add --birth-year soon", 2), HasSubstr("`soon` is not a whole number from 1900 to 2100"));
  EXPECT_THAT(refusal("play --repetitions 2.5", 2), HasSubstr("`2.5` is not a whole number from 1 to 30"));
  EXPECT_THAT(refusal("clinic --cert " + path("none"), 2), HasSubstr("there is no file " + path("none")));
}

// The lengthened English is for looking at layouts; whoever knows of it may still ask for it.
TEST_F(Words, LengthenedEnglish_IsNotListedAsALanguage) {
  EXPECT_THAT(run("play --help").out, AllOf(HasSubstr("language of words and voice: "), Not(HasSubstr("xx-long"))));
  EXPECT_THAT(refusal("play --lang yy", 2), AllOf(HasSubstr("choose one of "), Not(HasSubstr("xx-long"))));
}

TEST_F(Words, BoardList_SaysHowToNameAnotherBoard) {
  EXPECT_THAT(run("board list").out, HasSubstr("name one with --board PATH"));
}

TEST_F(Words, BoardWatch_ShowsNoNegativeZeroOrZeroRate) {
  const Outcome watched = run("board watch --seconds 1 --board replay:" + quiet(10.0));
  EXPECT_EQ(watched.code, 0) << watched.err;
  EXPECT_THAT(watched.out, AllOf(HasSubstr(" mm"), Not(HasSubstr("-0.0")), Not(HasSubstr(" 0.0 Hz"))));
}

TEST_F(Words, SingleLegTest_PrintsMeanAndBestTime) {
  const Outcome test = run("assess --board sim:player,seed=3 --test single-leg --headless");
  EXPECT_THAT(test.out, ContainsRegex("single_leg_time_s +mean [0-9.]+ s \\(SD [0-9.]+, 3 trials\\), best [0-9.]+ s"));
  EXPECT_THAT(test.out, ContainsRegex("single_leg_velocity_mm_s +mean [0-9.]+ mm/s \\(SD [0-9.]+, 3 trials\\)\n"));
}

TEST_F(Words, StanceNotRecorded_NamesTheOptionThatAPercentileNeeds) {
  ASSERT_EQ(run("person add --demonstration --name Ann --birth-year 1990").code, 0);
  const std::string test = "assess --board sim:player,seed=3 --test quiet --headless --person Ann ";
  EXPECT_THAT(run(test + "--footwear barefoot --aid none --hands sides").out,
              AllOf(HasSubstr("stance not recorded; the reference stood on the marks"),
                    HasSubstr("next time describe the test with --stance ")));
}

TEST_F(Words, OneSession_IsCountedInTheSingular) {
  EXPECT_THAT(run("person add --demonstration --name Ann").out, HasSubstr("Added Ann as "));
  ASSERT_EQ(run("play --headless --board sim --exercise free --repetitions 1 --person Ann").code, 0);
  EXPECT_THAT(run("person list").out, HasSubstr("  Ann  1 session, made for demonstration\n"));
}

TEST_F(Words, ReplayWithoutCircles_SaysSo) {
  EXPECT_THAT(run("play --headless --exercise ankle-circle --board replay:" + quiet(30.0)).out,
              HasSubstr("No circle was found in the recording."));
}

TEST_F(Words, PlannedDay_NamesItsPagesAndExercises) {
  const Outcome day = run("play --headless --board sim --programme");
  EXPECT_THAT(day.err, AllOf(HasSubstr("Exercise 1: toe-press, standing\n"), HasSubstr("Page: rest\n"),
                             HasSubstr("Page: how was it?\n")));
}

TEST_F(Words, ExplainOption_CoversGameScoresAndFiltering) {
  EXPECT_THAT(run("measure --explain score").out,
              AllOf(HasSubstr("Score of a game"), HasSubstr("src/games/README.md")));
  EXPECT_THAT(run("measure --explain mean_velocity_mm_s").out, HasSubstr("low-pass at 10 Hz"));
}

}  // namespace
}  // namespace surefoot::test
