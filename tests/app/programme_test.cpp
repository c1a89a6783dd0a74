// SPDX-License-Identifier: MIT
// A whole day's plan without a window, by the real binary: page after page, the plan of the person, and who it is.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>

#include "app/program.hpp"

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class ProgrammeOfADay : public Program {};

/// Headless no word is looked up: languages_test and layout_test see to the words themselves.
TEST_F(ProgrammeOfADay, WholePlan_PlaysByCuesAloneAndTheSameInEachLanguage) {
  const auto linesWith = [](const std::string& text, const std::string& word) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
      if (line.find(word) != std::string::npos) {
        lines.push_back(line);
      }
    }
    return lines;
  };
  std::vector<std::string> digests;
  for (const std::string language : {"en", "de"}) {
    const Outcome played = run("play --headless --programme --board sim,seed=7 --json --lang " + language + " --data " +
                               path("data-" + language));
    ASSERT_EQ(played.code, 0) << played.err;
    EXPECT_EQ(nlohmann::json::parse(played.out)["plan"]["complete"], true);
    EXPECT_EQ(linesWith(played.out, "\"exercise\": \"toe-press\"").size(), 3U);
    EXPECT_EQ(linesWith(played.out, "\"exercise\": \"tiptoe\"").size(), 2U);
    EXPECT_EQ(linesWith(played.out, "\"exercise\": \"ankle-circle\"").size(), 1U);
    EXPECT_THAT(played.out, Not(HasSubstr("\"finished\": false")));
    digests = digests.empty() ? linesWith(played.out, "\"digest\"") : digests;
    EXPECT_EQ(linesWith(played.out, "\"digest\""), digests);
  }
  EXPECT_EQ(digests.size(), 6U);
}

TEST_F(ProgrammeOfADay, SlowAndShakyPerson_PlaysNoBoutTwice) {
  const Outcome played = run("play --headless --programme --board sim:player+shaky+older,seed=5 --json");
  ASSERT_EQ(played.code, 0) << played.err;
  std::size_t bouts = 0;
  for (std::size_t at = 0; (at = played.out.find("\"digest\"", at)) != std::string::npos; ++at) {
    ++bouts;
  }
  EXPECT_EQ(bouts, 6U);
}

/// Each of them stands in `text` after the one before.
void expectInOrder(const std::string& text, const std::vector<std::string>& lines) {
  std::size_t at = 0;
  for (const std::string& line : lines) {
    const std::size_t found = text.find(line, at);
    ASSERT_NE(found, std::string::npos) << line << "\n" << text;
    at = found + line.size();
  }
}

TEST_F(ProgrammeOfADay, PlanWithSeatedItems_AsksToSitDownAndStandUp) {
  run("person add --demonstration --name Bob");
  const std::string plan = "--set toe-press=1x3,form=seated --set tiptoe=1x2,hold=4 --set ankle-circle=1x3,form=seated";
  ASSERT_EQ(run("person plan Bob " + plan).code, 0);
  const Outcome told = run("play --headless --programme --person Bob --board sim,seed=7,board=classic");
  ASSERT_EQ(told.code, 0) << told.err;
  expectInOrder(told.err, {"Page: take a seat", "Exercise 1: toe-press, seated", "Sit still", "3 of 3 done",
                           "Page: stand up", "Exercise 2: tiptoe, standing", "Stand still", "2 of 2 done",
                           "Page: take a seat", "Exercise 3: ankle-circle, seated, left foot", "Sit still",
                           "3 of 3 done", "Exercise 4: ankle-circle, seated, right foot"});
  EXPECT_THAT(told.out, HasSubstr("Today's plan is done."));
}

int numberIn(const std::string& file, const std::string& query) {
  sqlite3* db = nullptr;
  EXPECT_EQ(sqlite3_open(file.c_str(), &db), SQLITE_OK);
  sqlite3_stmt* statement = nullptr;
  EXPECT_EQ(sqlite3_prepare_v2(db, query.c_str(), -1, &statement, nullptr), SQLITE_OK);
  const int number = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : -1;
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return number;
}

/// As if the last visit had been that heavy.
void setWeight(const std::string& file, double newtons) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &db), SQLITE_OK);
  const std::string set = "update people set weight_n = " + std::to_string(newtons);
  EXPECT_EQ(sqlite3_exec(db, set.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(db);
}

TEST_F(ProgrammeOfADay, DifferentWeightThanLastVisit_AsksWhetherItIsTheSamePerson) {
  run("person add --demonstration --name Bob");
  ASSERT_EQ(run("person plan Bob --set toe-press=1x1 --drop tiptoe --drop ankle-circle").code, 0);
  const std::string play = "play --headless --programme --person Bob --board sim,seed=7";
  setWeight(path("data") + "/surefoot.db", 640.0);
  expectInOrder(run(play).err, {"Page: still the same person?", "Page: is all safe?", "Exercise 1: toe-press"});
  EXPECT_THAT(run(play).err, Not(HasSubstr("still the same person"))) << "the bout taught their weight";
}

TEST_F(ProgrammeOfADay, SingleBoutByAnotherWeight_IsAGuestsUnlessSaidOtherwise) {
  run("person add --name Bob");
  run("person add --name Zoe");
  setWeight(path("data") + "/surefoot.db", 640.0);
  std::ofstream csv(path("stands.csv"));
  csv << "time_s,cop_x_mm,cop_y_mm,load_n\n";
  for (int i = 0; i < 1500; ++i) {
    csv << i / 50.0 << ',' << std::sin(i / 40.0) << ',' << std::cos(i / 30.0) << ",720\n";
  }
  csv.close();
  const std::string play = "play --headless --exercise tiptoe --board replay:" + path("stands.csv") + " --person ";
  const Outcome doubted = run(play + "Bob");
  ASSERT_EQ(doubted.code, 0) << doubted.err;
  EXPECT_THAT(doubted.err, HasSubstr("kept as a guest's. If it was them, play again with --same-person"));
  EXPECT_EQ(numberIn(path("data") + "/surefoot.db", "select count(*) from sessions where person_id is null"), 1);
  EXPECT_EQ(numberIn(path("data") + "/surefoot.db", "select count(*) from people where weight_n = 640"), 2);
  const Outcome said = run(play + "Zoe --same-person");
  EXPECT_THAT(said.err, Not(HasSubstr("guest's")));
  EXPECT_EQ(numberIn(path("data") + "/surefoot.db", "select count(*) from sessions where person_id is null"), 1);
  EXPECT_EQ(numberIn(path("data") + "/surefoot.db", "select count(*) from people where weight_n = 640"), 1);
}

TEST_F(ProgrammeOfADay, SingleExercise_IsPlayedAsInThePersonsPlan) {
  run("person add --demonstration --name Bob --birth-year 1950");
  ASSERT_EQ(run("person plan Bob --set tiptoe=1x2,hold=5").code, 0);
  const std::string play = "play --headless --board sim,seed=7 --exercise tiptoe --person Bob --json --record-csv ";
  const Outcome planned = run(play + path("planned"));
  ASSERT_EQ(planned.code, 0) << planned.err;
  EXPECT_THAT(read(path("planned") + "/bouts.csv"), HasSubstr(",2,5,"));
  const Outcome asked = run(play + path("asked") + " --repetitions 1");
  EXPECT_THAT(read(path("asked") + "/bouts.csv"), HasSubstr(",1,5,"));
}

TEST_F(ProgrammeOfADay, PlanWithOptionsItWouldIgnore_IsRefused) {
  for (const std::string option : {"--exercise tiptoe", "--repetitions 3", "--record-csv out"}) {
    const Outcome refused = run("play --headless --board sim,seed=7 --programme " + option);
    EXPECT_EQ(refused.code, 2) << option;
    EXPECT_THAT(refused.err, HasSubstr("--programme")) << option;
  }
  EXPECT_FALSE(fs::exists(path("data")));
}

}  // namespace
}  // namespace surefoot::test
