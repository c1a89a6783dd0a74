// SPDX-License-Identifier: MIT
// The program as its users meet it: the real binary, its exit codes, what it prints and what it leaves behind.
#include "app/program.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "play/rules.hpp"

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

class Program : public test::Program {
 protected:
  void write(const std::string& name, const std::string& text) const { std::ofstream(path(name)) << text; }
  /// The first value under `key` in a JSON text, wherever it is, as text.
  static std::string value(const std::string& text, const std::string& key) {
    std::string found = "no " + key;
    const std::function<bool(const Json&)> find = [&](const Json& part) {
      if (part.is_object() && part.contains(key)) {
        found = part[key].is_string() ? part[key].get<std::string>() : part[key].dump();
        return true;
      }
      return part.is_structured() && std::ranges::any_of(part, find);
    };
    find(Json::parse(text, nullptr, false));
    return found;
  }
  /// One line on stderr that begins with the program's name.
  static void expectOneLine(const Outcome& outcome, int code, const std::string& says) {
    EXPECT_EQ(outcome.code, code) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr(says));
    EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
  }
};

TEST_F(Program, FullDisk_StillPrintsTheScore) {
  // Nothing may be larger than 400 kB: room for the empty database, not for a bout.
  const Outcome played = run("play --headless --board sim,seed=7 --json", "trap '' XFSZ; ulimit -f 800; ");
  expectOneLine(played, 1, "free some space");
  EXPECT_GT(std::stod(value(played.out, "score")), 90.0);
}

TEST_F(Program, PressesLedThrough_HaveNoScore) {
  const std::string play = "play --headless --board sim:quiet,board=classic --exercise toe-press --speed 1000 ";
  const Outcome played = run(play + "--json --record-csv " + path("led"));
  ASSERT_EQ(played.code, 0) << played.err;
  EXPECT_EQ(value(played.out, "score"), "null");
  EXPECT_EQ(value(played.out, "measured"), "false");
  EXPECT_EQ(value(played.out, "formula"), "guided-press/2");
  const Outcome replay = run("play --headless --json --board replay:" + value(played.out, "csv"));
  EXPECT_EQ(value(replay.out, "matches_recording"), "true") << replay.err;
  EXPECT_THAT(run(play).out, HasSubstr("Done, not measured: 10 of 10 (guided-press/2)"));
}

TEST_F(Program, NoBoard_NamedPerson_IsADemonstrationApartFromTheirRecord) {
  ASSERT_EQ(run("person add --name Ann --birth-year 1948").code, 0);
  const Outcome played = run("play --headless --person Ann --exercise toe-press --speed 1000 --json");
  EXPECT_EQ(played.code, 0) << played.err;
  EXPECT_THAT(played.err, HasSubstr("Plug the board in"));
  EXPECT_THAT(played.err, HasSubstr("nothing of it enters the record of Ann"));
  EXPECT_EQ(value(played.out, "demonstration"), "true");
  const Outcome tested =
      run("assess --headless --board sim --person Ann --test symmetry --seconds 30 --speed 1000 --json");
  EXPECT_THAT(tested.err, HasSubstr("nothing of it enters the record of Ann"));
  EXPECT_EQ(value(tested.out, "demonstration"), "true");

  const Json shown = Json::parse(run("person show Ann --json").out);
  ASSERT_FALSE(shown["sessions"].empty());
  for (const Json& session : shown["sessions"]) {
    EXPECT_TRUE(session["demonstration"].get<bool>());
  }
  EXPECT_TRUE(shown["weight_n"].is_null());
  EXPECT_THAT(run("person list").out, HasSubstr("0 sessions, "));
  EXPECT_EQ(Json::parse(run("person plan Ann --json").out)["share_today"], 0.0);
}

TEST_F(Program, DemonstrationsOfARealPerson_LeaveTheirExportUnlessAskedFor) {
  ASSERT_EQ(run("person add --name Ann").code, 0);
  ASSERT_EQ(run("play --headless --board sim,seed=7 --repetitions 1 --person Ann").code, 0);
  EXPECT_THAT(run("export --out " + path("all")).out, HasSubstr("1 demonstration left out"));
  EXPECT_THAT(run("export --out " + path("hers") + " --person Ann").out, HasSubstr("0 sessions"));
  EXPECT_THAT(run("export --out " + path("apart") + " --demonstrations").out, HasSubstr("1 session,"));
  const std::string sessions = read(path("apart/sessions.csv"));
  EXPECT_THAT(sessions, HasSubstr(",true," + std::to_string(kRules) + ",,,,\n")) << "demonstration and rules";
  expectOneLine(run("export --demonstrations --person Ann --out " + path("x")), 2, "--session");
}

TEST_F(Program, RecordingOfASimulatedPerson_IsADemonstrationToo) {
  ASSERT_EQ(run("person add --name Ann").code, 0);
  ASSERT_EQ(run("record --board sim:toe-press,seed=4 --seconds 40 --out " + path("r.csv")).code, 0);
  const Outcome played = run("play --headless --board replay:" + path("r.csv") + " --repetitions 1 --person Ann");
  EXPECT_EQ(played.code, 0) << played.err;
  EXPECT_THAT(run("person show Ann").out, HasSubstr("  demonstration\n"));
}

TEST_F(Program, RecordingUnderOtherRules_IsNotComparableAndNotCalledChanged) {
  const Outcome first = run("play --headless --board sim,seed=7 --repetitions 1 --json --record-csv " + path("one"));
  ASSERT_EQ(first.code, 0) << first.err;
  std::string sessions = read(path("one/sessions.csv"));
  ASSERT_TRUE(sessions.ends_with(",true," + std::to_string(kRules) + ",,,,\n")) << sessions;
  sessions.replace(sessions.size() - 6, 1, "1");
  std::ofstream(path("one/sessions.csv")) << sessions;
  const std::string replay = "play --headless --board replay:" + value(first.out, "csv");
  const Outcome told = run(replay);
  EXPECT_EQ(told.code, 0) << told.err;
  EXPECT_THAT(told.out, HasSubstr("Not comparable: it was recorded under rules 1, this program plays by rules " +
                                  std::to_string(kRules) + "."));
  EXPECT_THAT(told.out, Not(HasSubstr("those of the recording")));
  const Outcome json = run(replay + " --json");
  EXPECT_EQ(value(json.out, "comparable"), "false");
  EXPECT_EQ(value(json.out, "matches_recording"), "no matches_recording");
}

TEST_F(Program, SameSeed_PlaysAndReplaysToTheSameScoreAndDigest) {
  const std::string play = "play --headless --board sim,seed=7 --exercise toe-press --speed 1000 --json --record-csv ";
  const Outcome first = run(play + path("one"));
  ASSERT_EQ(first.code, 0) << first.err;
  const Outcome second = run(play + path("two"));
  EXPECT_EQ(value(first.out, "digest"), value(second.out, "digest"));
  EXPECT_EQ(value(first.out, "score"), value(second.out, "score"));
  EXPECT_EQ(value(first.out, "presses"), "10");
  const Outcome replay = run("play --headless --json --board replay:" + value(first.out, "csv"));
  EXPECT_EQ(replay.code, 0) << replay.err;
  EXPECT_EQ(value(replay.out, "digest"), value(first.out, "digest"));
  EXPECT_EQ(value(replay.out, "score"), value(first.out, "score"));
  EXPECT_EQ(value(replay.out, "matches_recording"), "true");
}

TEST_F(Program, ReplacedExport_IsReported) {
  const std::string play = "play --headless --board sim --exercise free --repetitions 1 --record-csv " + path("one");
  EXPECT_THAT(run(play).err, Not(HasSubstr("was replaced")));
  const Outcome second = run(play);
  EXPECT_THAT(second.err, HasSubstr("The older export in " + path("one") + " was replaced"));
  EXPECT_THAT(second.out, Not(HasSubstr("presses")));
}

TEST_F(Program, RemovedSamples_ReplayDiffersFromTheRecording) {
  const Outcome first = run("play --headless --board sim,seed=7 --repetitions 2 --json --record-csv " + path("one"));
  ASSERT_EQ(first.code, 0) << first.err;
  const std::string csv = value(first.out, "csv");
  std::istringstream in(read(csv));
  std::ostringstream out;
  int row = 0;
  for (std::string line; std::getline(in, line); ++row) {
    if (row < 2200 || row > 2400) {
      out << line << '\n';
    }
  }
  ASSERT_GT(row, 2400);
  std::ofstream(csv) << out.str();
  const Outcome replay = run("play --headless --json --board replay:" + csv);
  expectOneLine(replay, 1, "not those of the recording");
  EXPECT_EQ(value(replay.out, "matches_recording"), "false");
  // The samples are missing from 19.0 s on.
  EXPECT_THAT(value(replay.out, "diverges_at_s"), ::testing::AnyOf("19", "20"));
  EXPECT_THAT(replay.out, HasSubstr("\"movement\""));
  EXPECT_THAT(run("play --headless --board replay:" + csv).out,
              HasSubstr("The replay differs from the recording from second "));
  // An export from before there were digests by second is compared at its end.
  fs::remove(path("one/digests.csv"));
  const Outcome older = run("play --headless --json --board replay:" + csv);
  expectOneLine(older, 1, "not those of the recording");
  EXPECT_EQ(value(older.out, "diverges_at_s"), "no diverges_at_s");
}

TEST_F(Program, NoDisplay_SaysSoAndPlaysHeadless) {
  const Outcome outcome = run("--board sim --repetitions 1");
  EXPECT_EQ(outcome.code, 0);
  EXPECT_THAT(outcome.err, HasSubstr("no display"));
  EXPECT_THAT(outcome.out, HasSubstr("Score "));
  EXPECT_THAT(outcome.out, HasSubstr(path("data")));
}

TEST_F(Program, WrongUsage_ExitsWithTwoAndHelpExplains) {
  EXPECT_EQ(run("play --no-such-option").code, 2);
  EXPECT_EQ(run("play --exercise juggling").code, 2);
  EXPECT_EQ(run("dance").code, 2);
  EXPECT_THAT(run("board tare --help").out, HasSubstr("virtual_board --link /tmp/board --person none"));
  EXPECT_THAT(run("play --help").out, ::testing::AllOf(HasSubstr("+foam"), HasSubstr("language of words and voice: ")));
  const Outcome help = run("--help");
  EXPECT_EQ(help.code, 0);
  for (const char* name : {"play", "board", "record", "detect", "person", "export"}) {
    EXPECT_THAT(help.out, HasSubstr(name));
    const Outcome one = run(std::string(name) + " --help");
    EXPECT_EQ(one.code, 0);
    EXPECT_GT(one.out.size(), 200U) << name;
  }
}

TEST_F(Program, ImpossibleOption_IsOneLineAndExitTwo) {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"play --headless --board sim --seed -3", "--seed"},
      {"play --headless --board sim --seed 1e3", "--seed"},
      {"play --headless --board sim --size 10x", "1280x720"},
      {"play --headless --board sim --size 1280x720x3", "1280x720"},
      {"play --headless --board sim --lang xx", "no words for language `xx`"},
      {"play --headless --board sim --screenshots " + path("shots"), "--screenshots"},
      {"play --headless --board sim --speed nan", "--speed"},
      {"play --headless --board sim --repetitions 0", "--repetitions"},
      {"play --headless --board sim --person ''", "--person"},
      {"play --headless --board sim:acrobat", "acrobat"},
      {"play --headless --board sim,seed=x", "seed"},
      {"play --headless --board ''", "does not name a board"},
      {"--headless --board sim:foo", "foo"},
      {"--data " + path("data") + " --headless --board sim:foo", "surefoot play --help"},
      {"board watch --board sim --seconds -3", "--seconds"},
      {"board watch --board sim --seconds 0", "--seconds"},
      {"board diagnose --board sim --seconds nan", "--seconds"},
      {"board watch --board sim:foo", "surefoot board watch --help"},
      {"board calibrate --board sim", "--cell 1 --newtons"},
      {"board calibrate --board sim --cell 1", "--newtons"},
      {"record --board sim --seconds nan --out " + path("n.csv"), "--seconds"},
      {"record --board sim --seconds 1 --out ''", "--out"},
      {"person add --name ''", "--name"},
      {"person add --name '  '", "--name"},
      {"person add --name \"$(printf 'Ann\\nBob')\"", "--name"},
      {"person edit Ann", "say what to change"},
      {"person show ''", "who"},
      {"export --demonstrations --out ''", "--out"},
      {"board", "surefoot board --help"},
  };
  for (const auto& [arguments, says] : wrong) {
    SCOPED_TRACE(arguments);
    expectOneLine(run(arguments), 2, says);
  }
  EXPECT_FALSE(fs::exists(path("data/surefoot.db")));
  ASSERT_EQ(run("person add --demonstration --name Ann").code, 0);
  expectOneLine(run("person edit Ann"), 2, "--birth-year 1948");
}

TEST_F(Program, MissingDirectoryOrFileInItsPlace_IsReported) {
  expectOneLine(run("record --board sim --seconds 1 --out " + path("none/r.csv")), 1, "there is no directory");
  write("file", "kept");
  expectOneLine(run("person list --data " + path("file")), 1, "is a file: name a directory");
  expectOneLine(run("play --headless --board sim --data " + path("file") + "/below"), 1, "cannot be created");
  EXPECT_EQ(read(path("file")), "kept");
  expectOneLine(run("play --board sim --screenshots " + path("shots")), 1, "needs a display");
}

TEST_F(Program, ReplayWithOptionsTheRecordingSets_IsRefused) {
  const Outcome first = run("play --headless --board sim,seed=7 --repetitions 1 --json --record-csv " + path("one"));
  ASSERT_EQ(first.code, 0) << first.err;
  const std::string replay = "play --headless --board replay:" + value(first.out, "csv");
  for (const std::string option : {"--repetitions 5", "--seated", "--person Ann", "--exercise toe-press", "--seed 3"}) {
    expectOneLine(run(replay + " " + option), 2, option.substr(0, option.find(' ')) + " out");
  }
  expectOneLine(run(replay + " --record-csv " + path("two")), 2, "--record-csv");
  EXPECT_EQ(run(replay + " --json --speed 10").code, 0);
}

TEST_F(Program, RecordingEndsInMidBout_SaysSo) {
  ASSERT_EQ(run("record --board sim:toe-press,seed=4 --seconds 20 --out " + path("r.csv")).code, 0);
  const Outcome played = run("play --headless --board replay:" + path("r.csv"));
  EXPECT_EQ(played.code, 0) << played.err;
  EXPECT_THAT(played.out, HasSubstr("Stopped before the end. The recording ended 20 s into the session."));
  const Outcome json = run("play --headless --json --board replay:" + path("r.csv"));
  EXPECT_EQ(value(json.out, "finished"), "false");
  EXPECT_THAT(value(json.out, "stopped_because"), HasSubstr("recording ended"));
}

TEST_F(Program, PlainTable_IsPlayedAsSuchAndNeverDiagnosed) {
  std::ostringstream csv;
  csv << "time_s,cop_x_mm,cop_y_mm\n";
  for (int i = 0; i < 1000; ++i) {
    csv << 100.0 + i * 0.01 << ",1.5,2.5\n";
  }
  write("plain.csv", csv.str());
  const Outcome played = run("play --headless --json --board replay:" + path("plain.csv"));
  expectOneLine(played, 0, "plain table");
  EXPECT_THAT(played.err, HasSubstr("surefoot detect"));
  EXPECT_EQ(value(played.out, "stopped_because"), "The recording ended 13 s into the session.");
  EXPECT_THAT(value(played.out, "source"), HasSubstr("made-up board"));
  const Outcome watched = run("board watch --json --board replay:" + path("plain.csv"));
  EXPECT_EQ(watched.code, 0) << watched.err;
  EXPECT_THAT(watched.out, Not(HasSubstr("null"))) << "nobody is made up before it";
  expectOneLine(run("board diagnose --board replay:" + path("plain.csv")), 1, "plain table");
}

TEST_F(Program, Diagnose_SaysWhichWayALimitGoes) {
  const Outcome somebody = run("board diagnose --board sim:quiet --seconds 30");
  ASSERT_EQ(somebody.code, 0) << somebody.err;
  EXPECT_THAT(somebody.out, ::testing::ContainsRegex("ok +rate +[0-9.]+ Hz +at least +70"));
  EXPECT_THAT(somebody.out, ::testing::ContainsRegex("ok +jitter +[0-9.e-]+ ms +at most +1"));
  EXPECT_THAT(somebody.out, ::testing::ContainsRegex("ok +noise +[0-9.e-]+ N +at most +1"));
  const Outcome json = run("board diagnose --json --board sim:quiet --seconds 30");
  EXPECT_THAT(json.out, HasSubstr("\"limit_is\": \"at least\""));
}

TEST_F(Program, SeatedPlayer_GetsInstructionsForSitting) {
  const Outcome seated = run("play --headless --board sim:player+seated --repetitions 1");
  EXPECT_EQ(seated.code, 0);
  EXPECT_THAT(seated.err, HasSubstr("Sit still"));
  EXPECT_THAT(seated.err, Not(HasSubstr("rail")));
}

TEST_F(Program, BadInput_IsOneLineAndExitOne) {
  expectOneLine(run("board watch --board /dev/no-such-port"), 1, "/dev/no-such-port");
  expectOneLine(run("play --headless --board replay:" + path("none.csv")), 1, "none.csv");
  expectOneLine(run("play --headless --board sim --person Nobody"), 1, "Nobody");
  write("wrong.csv", "time_s,cop_x_mm\n0,1\n");
  expectOneLine(run("detect --exercise toe-press " + path("wrong.csv")), 1, "cop_y_mm");
  write("back.csv", "time_s,cop_x_mm,cop_y_mm\n0,1,1\n0.01,1,1\n0.005,1,1\n");
  expectOneLine(run("detect --exercise toe-press " + path("back.csv")), 1, "line 4");
  write("board.csv",
        "time_s,board_time_us,sequence,faults,raw_1,cop_x_mm,cop_y_mm\n0,0,0,0,5,1,1\n0.01,10000,1,0,5,1,1\n"
        "0.02,9999,2,0,5,1,1\n");
  expectOneLine(run("detect --exercise toe-press " + path("board.csv")), 1,
                "line 4: board_time_us goes back from 10000 to 9999");
  write("text.csv", "time_s,cop_x_mm,cop_y_mm\n0,1,1\n0.01,much,1\n");
  expectOneLine(run("detect --exercise toe-press " + path("text.csv")), 1, "line 3");
  write("full.csv", "kept\n");
  expectOneLine(run("record --board sim --seconds 1 --out " + path("full.csv")), 1, "exists");
  EXPECT_EQ(read(path("full.csv")), "kept\n");
}

TEST_F(Program, UnwritableExport_IsRefusedBeforeTheBout) {
  fs::create_directories(path("mine"));
  write("mine/letter.txt", "kept");
  expectOneLine(run("play --headless --board sim --record-csv " + path("mine")), 1, "not empty");
  EXPECT_FALSE(fs::exists(path("data/surefoot.db")));
}

TEST_F(Program, SeatedBout_LeavesAPrivateDatabaseAndNoWeight) {
  fs::create_directories(path("data"));
  ASSERT_EQ(run("person add --demonstration --name Ann").code, 0);
  ASSERT_EQ(run("play --headless --board sim:player+seated --repetitions 1 --person Ann").code, 0);
  EXPECT_EQ(fs::status(path("data/surefoot.db")).permissions() & (fs::perms::group_all | fs::perms::others_all),
            fs::perms::none);
  EXPECT_THAT(run("person show Ann").out, HasSubstr("weight, as last measured: unknown"));
}

TEST_F(Program, DamagedDatabase_IsRefusedAndLeftAlone) {
  fs::create_directories(path("data"));
  write("data/surefoot.db", "this is no database, whatever its name says, and it is long enough to be looked at");
  const std::string before = read(path("data/surefoot.db"));
  expectOneLine(run("person list"), 1, "surefoot.db");
  EXPECT_EQ(read(path("data/surefoot.db")), before);
}

TEST_F(Program, SimulatedBoard_IsRecordedAndItsPressesFound) {
  const Outcome record = run("record --board sim:toe-press,seed=4 --seconds 60 --out " + path("r.csv"));
  ASSERT_EQ(record.code, 0) << record.err;
  EXPECT_THAT(record.out, HasSubstr("0 bad frames, 0 gaps"));
  EXPECT_TRUE(fs::exists(path("r.json")));
  const Outcome detect = run("detect --exercise toe-press --json " + path("r.csv"));
  ASSERT_EQ(detect.code, 0) << detect.err;
  EXPECT_THAT(detect.out, HasSubstr("\"complete\": true"));
}

TEST_F(Program, ForwardPressInAPlainTable_IsDetected) {
  std::ostringstream csv;
  csv << "cop_y_mm,time_s,cop_x_mm\n";
  for (int i = 0; i < 2000; ++i) {
    csv << (i >= 600 && i < 1000 ? 40 : 0) << ',' << i * 0.01 << ",0\n";
  }
  write("lean.csv", csv.str());
  const Outcome detect = run("detect --exercise toe-press --json " + path("lean.csv"));
  ASSERT_EQ(detect.code, 0) << detect.err;
  EXPECT_NEAR(std::stod(value(detect.out, "start_s")), 6.0, 0.02) << detect.out;
  EXPECT_EQ(value(detect.out, "complete"), "true");
}

TEST_F(Program, SeatedBout_DetectFindsWhatTheGameCounted) {
  const auto countOf = [](const std::string& text, const std::string& word) {
    int count = 0;
    for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos; ++at) {
      ++count;
    }
    return count;
  };
  const auto detectIn = [&](const std::string& exercise, const std::string& file) {
    const Outcome detect = run("detect --json --exercise " + exercise + " " + file);
    EXPECT_EQ(detect.code, 0) << detect.err;
    return detect.out;
  };
  const std::string seated = "play --headless --seated --repetitions 5 --board sim:player+seated,board=classic,seed=4 ";
  const Outcome presses = run(seated + "--json --exercise toe-press --record-csv " + path("presses"));
  ASSERT_EQ(presses.code, 0) << presses.err;
  const std::string found = detectIn("toe-press", value(presses.out, "csv"));
  EXPECT_EQ(countOf(found, "\"complete\": true"), 5) << found;

  // The plan asks for one foot and then the other, both ways.
  ASSERT_EQ(run("play --headless --programme --seated --board sim:player+seated,board=classic,seed=4").code, 0);
  ASSERT_EQ(run("export --demonstrations --out " + path("out")).code, 0);
  int feet = 0;
  for (const auto& file : fs::directory_iterator(path("out") + "/samples")) {
    const std::string sets = detectIn("ankle-circle", file.path());
    if (countOf(sets, "\"laps\": 10") == 2) {
      EXPECT_EQ(countOf(sets, "\"direction\": \"clockwise\""), 1) << sets;
      ++feet;
    }
  }
  EXPECT_EQ(feet, 2);
}

TEST_F(Program, SeatedRecording_DetectNeedsTheSeatedOption) {
  ASSERT_EQ(run("record --board sim:toe-press+seated,board=classic,seed=2 --seconds 40 --out " + path("r.csv")).code,
            0);
  EXPECT_THAT(run("detect --exercise toe-press --json " + path("r.csv")).out, Not(HasSubstr("\"complete\": true")));
  const Outcome seated = run("detect --exercise toe-press --seated --json " + path("r.csv"));
  EXPECT_THAT(seated.out, HasSubstr("\"complete\": true"));
}

TEST_F(Program, AddedPerson_IsKeptUntilErased) {
  ASSERT_EQ(run("person add --demonstration --name Ann --birth-year 1948 --shoe-size 39").code, 0);
  expectOneLine(run("person add --demonstration --name Ann"), 1, "Ann");
  ASSERT_EQ(run("play --headless --board sim --repetitions 1 --person ann").code, 0);
  EXPECT_THAT(run("person show Ann").out, HasSubstr("toe-press"));
  ASSERT_EQ(run("export --out " + path("e") + " --person Ann").code, 0);
  for (const fs::directory_entry& file : fs::recursive_directory_iterator(path("e"))) {
    EXPECT_THAT(file.is_regular_file() ? read(file.path()) : "", Not(HasSubstr("Ann"))) << file.path();
  }
  expectOneLine(run("person erase Ann"), 1, "--yes");
  ASSERT_EQ(run("person erase Ann --yes").code, 0);
  EXPECT_THAT(run("person list").out, Not(HasSubstr("Ann")));
  EXPECT_THAT(read(path("data/surefoot.db")), Not(HasSubstr("Ann")));
}

TEST_F(Program, ReportOfAPerson_IsOneFileThatFetchesNothing) {
  ASSERT_EQ(run("person add --demonstration --name '<i>Ann' --birth-year 1948").code, 0);
  ASSERT_EQ(run("play --headless --board sim --repetitions 1 --person '<i>Ann'").code, 0);
  write("report.html", "an older one");
  const Outcome made = run("report --person '<i>Ann' --out " + path("report.html"));
  ASSERT_EQ(made.code, 0) << made.err;
  EXPECT_THAT(made.out, HasSubstr("with the name on it"));
  const std::string page = read(path("report.html"));
  EXPECT_EQ(page.rfind("<!doctype html>", 0), 0U);
  for (const char* there : {"&lt;i&gt;Ann", "born 1948", "Toe presses", "No diagnosis", "</html>"}) {
    EXPECT_THAT(page, HasSubstr(there));
  }
  for (const char* absent : {"<i>", "<script", "<a ", "src=", "url(\"http", "older one"}) {
    EXPECT_THAT(page, Not(HasSubstr(absent))) << absent;
  }
  expectOneLine(run("report --person Bob --out " + path("bob.html")), 1, "Bob");
  EXPECT_FALSE(fs::exists(path("bob.html")));
  expectOneLine(run("report --person '<i>Ann' --out " + path("nowhere/report.html")), 1, "cannot be written");
}

}  // namespace
}  // namespace surefoot::test
