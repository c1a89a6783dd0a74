// SPDX-License-Identifier: MIT
// Files of strangers, as `surefoot measure`, `detect` and `play` meet them: read, or refused with advice, never told a
// number that is not so.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/program.hpp"
#include "base/text.hpp"

namespace surefoot::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class StrangersFile : public test::Program {
 protected:
  struct Row {
    double tS, xMm, yMm, loadN;
  };

  /// Two forward presses of 4 s and some sway, at 50 samples a second.
  static std::vector<Row> presses() {
    std::vector<Row> rows;
    for (int i = 0; i < 1000; ++i) {
      const double tS = i / 50.0;
      double forward = 0.0;
      for (const double at : {5.0, 12.0}) {
        forward = std::max(forward, std::clamp(std::min((tS - at) / 0.3, (at + 4.6 - tS) / 0.3), 0.0, 1.0));
      }
      rows.push_back({tS, std::sin(1.7 * tS), 1.2 * std::sin(1.3 * tS) + 36.0 * forward, 700.0});
    }
    return rows;
  }

  static std::string written(const std::vector<Row>& rows, char separator = ',', char decimal = '.') {
    std::string text = "time_s,cop_x_mm,cop_y_mm,load_n\n";
    std::ranges::replace(text, ',', separator);
    for (const Row& row : rows) {
      std::string line;
      for (const double cell : {row.tS, row.xMm, row.yMm, row.loadN}) {
        line += (line.empty() ? "" : std::string(1, separator)) + fixedText(cell, 6);
      }
      std::ranges::replace(line, '.', decimal);
      text += line + '\n';
    }
    return text;
  }

  std::string changed(const std::function<void(Row&)>& change) const {
    std::vector<Row> rows = presses();
    std::ranges::for_each(rows, change);
    return written(rows);
  }

  void writeText(const std::string& text) const { std::ofstream(path("a.csv"), std::ios::binary) << text; }
  Outcome detect(const std::string& options = "") const {
    return run("detect --exercise toe-press " + options + " " + path("a.csv"));
  }
  Outcome measure(const std::string& options = "") const { return run("measure " + options + " " + path("a.csv")); }

  /// The same line from both, and nothing else.
  void expectNeither(const std::string& says) const {
    for (const Outcome& outcome : {detect(), measure(), detect("--json"), measure("--json")}) {
      EXPECT_EQ(outcome.code, 1);
      EXPECT_EQ(outcome.out, "");
      EXPECT_THAT(outcome.err, HasSubstr(says));
      EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << outcome.err;
    }
  }
  void expectBothPresses(const std::string& read) const {
    const Outcome told = detect("--json");
    ASSERT_EQ(told.code, 0) << told.err;
    const json found = json::parse(told.out);
    EXPECT_EQ(found["reps"].size(), 2U);
    EXPECT_EQ(found["read"], read);
    EXPECT_EQ(json::parse(measure("--json").out)["read"], read);
    const bool plain = read == "commas, decimal points, UTF-8";
    for (const Outcome& text : {detect(), measure()}) {
      EXPECT_THAT(text.out, HasSubstr(plain ? "" : "read: " + read + "\n"));
      EXPECT_EQ(text.out.find("read: ") == std::string::npos, plain);
    }
  }
};

TEST_F(StrangersFile, OrdinaryFile_HasItsPressesAndNothingToTell) {
  writeText(written(presses()));
  expectBothPresses("commas, decimal points, UTF-8");
}

// It once crashed: pages were waited for that nobody could answer.
TEST_F(StrangersFile, NoDisplay_PlaysAFileAsHeadlessDoes) {
  std::vector<Row> rows = presses();
  rows.resize(60);
  writeText(written(rows));
  const std::string board = " --board replay:" + path("a.csv") + " --speed 100000";
  const Outcome asked = run("play --headless" + board);
  const Outcome without = run("play" + board);
  EXPECT_EQ(without.code, asked.code);
  EXPECT_THAT(without.err, HasSubstr("There is no display"));
  EXPECT_THAT(without.out, HasSubstr("The recording ended"));
}

TEST_F(StrangersFile, SpreadsheetsOwnWriting_IsReadAndTold) {
  writeText("\xEF\xBB\xBF" + written(presses(), ';', ','));
  expectBothPresses("semicolons, decimal commas, UTF-8");
  writeText(written(presses(), '\t'));
  expectBothPresses("tabs, decimal points, UTF-8");
  std::string wide = "\xFF\xFE";
  for (const char c : written(presses(), '\t', ',')) {
    wide += c;
    wide += '\0';
  }
  writeText(wide);
  expectBothPresses("tabs, decimal commas, UTF-16");
}

TEST_F(StrangersFile, BlanksAndPlus_AreNoError) {
  std::string text;
  for (const char c : written(presses())) {
    text += c;
    text += c == ',' ? "  " : "";
  }
  for (std::size_t at = 0; (at = text.find("  0.", at)) != std::string::npos; at += 4) {
    text.replace(at, 4, " +0.");
  }
  writeText(text);
  expectBothPresses("commas, decimal points, UTF-8");
}

TEST_F(StrangersFile, TimeRoundedToMilliseconds_ChangesNoMeasure) {
  const auto measuresWith = [this](int decimals) {
    std::string text = "time_s,cop_x_mm,cop_y_mm\n";
    for (int i = 0; i < 1800; ++i) {
      const double tS = i / 60.0;
      text += fixedText(tS, decimals) + ',' + fixedText(3.0 * std::sin(2.1 * tS) + std::sin(9.0 * tS + 0.3), 4) + ',' +
              fixedText(4.0 * std::sin(1.3 * tS) + std::sin(11.0 * tS), 4) + '\n';
    }
    writeText(text);
    return json::parse(measure("--json").out)["measures"];
  };
  const json exact = measuresWith(6);
  const json rounded = measuresWith(3);
  for (const char* key : {"mean_velocity_mm_s", "sample_entropy_ap"}) {
    EXPECT_NEAR(rounded[key].get<double>(), exact[key].get<double>(), 0.01 * exact[key].get<double>()) << key;
  }
}

TEST_F(StrangersFile, TimeInMilliseconds_IsRefusedByAll) {
  writeText(changed([](Row& row) { row.tS *= 1000.0; }));
  expectNeither("0.05 samples a second: is time_s in milliseconds?");
  const Outcome played = run("play --headless --board replay:" + path("a.csv"));
  EXPECT_EQ(played.code, 1);
  EXPECT_THAT(played.err, HasSubstr("cannot be replayed: 0.05 samples a second: is time_s in milliseconds?"));
}

TEST_F(StrangersFile, LoadInKilograms_IsRefusedUnlessSeated) {
  writeText(changed([](Row& row) { row.loadN = 71.4; }));
  expectNeither("load_n is never over 100 N in this file, so nobody stands on the board: is it in kilograms");
  EXPECT_THAT(detect().err, HasSubstr("or seated (--seated)?"));
  EXPECT_EQ(detect("--seated").code, 0);
  EXPECT_EQ(run("play --headless --board replay:" + path("a.csv")).code, 1);
}

TEST_F(StrangersFile, PlacesInMetres_AreRefused) {
  writeText(changed([](Row& row) {
    row.xMm /= 1000.0;
    row.yMm /= 1000.0;
  }));
  expectNeither("nobody stands as still: are cop_x_mm and cop_y_mm in metres or centimetres");
}

TEST_F(StrangersFile, TurnedAxes_AreAskedAbout) {
  writeText(changed([](Row& row) { std::swap(row.xMm, row.yMm); }));
  const Outcome swapped = detect("--json");
  EXPECT_EQ(swapped.code, 0);
  EXPECT_THAT(json::parse(swapped.out)["notes"][0].get<std::string>(),
              HasSubstr("with cop_x_mm and cop_y_mm swapped there would be 2"));
  writeText(changed([](Row& row) { row.yMm = -row.yMm; }));
  EXPECT_THAT(detect().out, HasSubstr("with the sign of cop_y_mm turned there would be 2"));
  writeText(changed([](Row& row) { row.loadN = -row.loadN; }));
  expectNeither("load_n is negative, down to -700 N: turn its sign");
}

TEST_F(StrangersFile, PlacesInCentimetres_AreAskedAbout) {
  writeText(changed([](Row& row) {
    row.xMm /= 10.0;
    row.yMm /= 10.0;
  }));
  EXPECT_THAT(detect().out, HasSubstr("ten times as large there would be 2: are they in centimetres?"));
  writeText(changed([](Row& row) { row.xMm *= 3.0, row.yMm = 3.0 * std::min(row.yMm, 1.2); }));
  EXPECT_THAT(detect().out, Not(HasSubstr("centimetres")));
}

TEST_F(StrangersFile, TwoRecordingsInOne_AreTakenApart) {
  std::vector<Row> rows = presses();
  std::vector<Row> other = rows;
  std::ranges::for_each(other, [](Row& row) { row.xMm += 11.0, row.yMm -= 12.0; });
  rows.insert(rows.end(), other.begin(), other.end());
  writeText(written(rows));
  expectNeither("line 1002: time_s goes back from 19.98 to 0: the clock starts again here");
  EXPECT_THAT(measure().err, Not(HasSubstr("sort")));
  std::ranges::stable_sort(rows, {}, &Row::tS);
  writeText(written(rows));
  expectNeither("line 3: two samples at time_s 0 lie 16 mm apart");
}

// The detectors take every reading for valid if there is no load.
TEST_F(StrangersFile, EmptyPlaceWithoutLoad_IsNoPlaceInTheMiddle) {
  std::string text = "time_s,cop_x_mm,cop_y_mm\n";
  int i = 0;
  for (const Row& row : presses()) {
    // Somebody stands 60 mm forward all the time; samples are missing.
    text += ++i % 10 == 0
                ? fixedText(row.tS, 2) + ",NaN,NaN\n"
                : fixedText(row.tS, 2) + ',' + fixedText(row.xMm, 3) + ',' + fixedText(row.yMm + 60.0, 3) + '\n';
  }
  writeText(text);
  const json found = json::parse(detect("--json").out);
  ASSERT_EQ(found["reps"].size(), 2U);
  EXPECT_NEAR(found["reps"][0]["held_s"].get<double>(), 4.1, 0.2);
}

}  // namespace
}  // namespace surefoot::test
