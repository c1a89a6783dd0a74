// SPDX-License-Identifier: MIT
// `surefoot measure` as its users meet it: the real binary on files.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/program.hpp"

namespace surefoot::test {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

class MeasureCommand : public test::Program {
 protected:
  Outcome run(const std::string& arguments) const { return Program::run("measure " + arguments); }

  /// A circle of 10 mm, four seconds a turn, with a row in place of one of its lines.
  std::string circle(double durationS, const std::string& badRow = "") const {
    const std::string file = path("circle.csv");
    std::ofstream out(file);
    out.precision(17);
    out << "time_s,cop_x_mm,cop_y_mm\n";
    for (int i = 0; i < static_cast<int>(durationS * 100.0); ++i) {
      const double a = 2.0 * 3.14159265358979323846 * 0.25 * i / 100.0;
      if (i == 10 && !badRow.empty()) {
        out << badRow << '\n';
      } else {
        out << i / 100.0 << ',' << 10.0 * std::cos(a) << ',' << 10.0 * std::sin(a) << '\n';
      }
    }
    return file;
  }
};

/// A recording of 16 s of quiet standing on a classic board, in which every `every`th sample has 1048575 in cell 2.
class MeasureOfSpikes : public MeasureCommand {
 protected:
  std::string standing(int every) const {
    std::ofstream(path("standing.json"))
        << R"({"format": "surefoot-recording", "version": 1, "board": {"model": "classic", "serial": "",
"firmware": "1.0", "nominal_rate_hz": 80.0, "calibrated": true, "cells": [
{"x_mm": -200, "y_mm": 120, "zone": "plate", "zero_counts": 0, "counts_per_n": 2138},
{"x_mm": 200, "y_mm": 120, "zone": "plate", "zero_counts": 0, "counts_per_n": 2138},
{"x_mm": -200, "y_mm": -120, "zone": "plate", "zero_counts": 0, "counts_per_n": 2138},
{"x_mm": 200, "y_mm": -120, "zone": "plate", "zero_counts": 0, "counts_per_n": 2138}]}})";
    std::ofstream out(path("standing.csv"));
    out << "board_time_us,time_s,sequence,faults,raw_1,raw_2,raw_3,raw_4,cop_x_mm,cop_y_mm\n";
    for (int k = 0; k < 1280; ++k) {
      const double tS = k / 80.0;
      const double x = 0.012 * std::sin(2.0 * 3.14159265358979323846 * 0.3 * tS);
      const double y = 0.030 * std::sin(2.0 * 3.14159265358979323846 * 0.2 * tS);
      const auto counts = [&](double sx, double sy) { return std::lround(374150.0 * (1.0 + sx * x) * (1.0 + sy * y)); };
      const bool spike = every > 0 && k % every == every / 2;
      out << k * 12500 << ',' << tS << ',' << k << ",0," << counts(-1, 1) << ',' << (spike ? 1048575 : counts(1, 1))
          << ',' << counts(-1, -1) << ',' << counts(1, -1) << ",,\n";
    }
    return path("standing.csv");
  }
};

TEST_F(MeasureOfSpikes, FiveSpikes_AreLeftOutAndToldByCell) {
  const json clean = json::parse(run(standing(0) + " --json").out);
  EXPECT_EQ(clean["recorded"]["wrong_readings"], 0);
  const Outcome outcome = run(standing(256) + " --json");
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  const json spiky = json::parse(outcome.out);
  EXPECT_EQ(spiky["recorded"]["wrong_readings"], 5);
  EXPECT_EQ(spiky["recorded"]["wrong_readings_by_cell"][1], 5);
  EXPECT_EQ(spiky["notes"][0], "5 single wrong readings (cell 2: 5) left out");
  const double velocity = clean["measures"]["mean_velocity_mm_s"];
  EXPECT_NEAR(spiky["measures"]["mean_velocity_mm_s"].get<double>(), velocity, 0.01 * velocity);
}

TEST_F(MeasureOfSpikes, MoreThanOneInAHundred_GiveNoValue) {
  const Outcome outcome = run(standing(80));
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("16 single wrong readings (cell 2: 16), more than 1 %"));
}

TEST_F(MeasureCommand, JumpOfTheCopAwayAndBack_IsLeftOutAndTold) {
  const Outcome outcome = run(circle(60.0, "0.1,80.0,1.0") + " --json");
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  const json printed = json::parse(outcome.out);
  EXPECT_EQ(printed["notes"][0], "1 single wrong reading left out");
  EXPECT_NEAR(printed["measures"]["mean_distance_mm"].get<double>(), 10.0, 0.05);
}

TEST_F(MeasureCommand, WithJson_PrintsMeasuresUnitsAndDefinitions) {
  const Outcome outcome = run(circle(60.0) + " --filter none --json");
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  const json printed = json::parse(outcome.out);
  EXPECT_EQ(printed["samples"], 6000);
  EXPECT_NEAR(printed["duration_s"], 60.0, 1e-9);
  EXPECT_NEAR(printed["rate_hz"], 100.0, 1e-9);
  EXPECT_EQ(printed["filter"], "none");
  EXPECT_NEAR(printed["measures"]["mean_distance_mm"], 10.0, 1e-9);
  EXPECT_EQ(printed["definitions"]["mean_distance_mm"], "mean-distance/1+unfiltered");
  EXPECT_EQ(printed["units"]["hull_area_mm2"], "mm2");
  EXPECT_EQ(printed["beside"]["sample_entropy_ap"]["n"], 6000.0);
  EXPECT_FALSE(printed["measures"].contains("power_rd_mm2"));
  EXPECT_THAT(printed["absent"]["power_rd_mm2"].get<std::string>(), HasSubstr("never changes"));
  for (const auto& [key, value] : printed["measures"].items()) {
    EXPECT_TRUE(value.is_number()) << key;
  }
}

TEST_F(MeasureCommand, WithoutJson_PrintsATableWithUnits) {
  const Outcome outcome = run(circle(60.0));
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("60.00 s, 6000 samples, 100.00 a second; zero-lag Butterworth low-pass, 10 Hz"));
  EXPECT_THAT(outcome.out, HasSubstr("10.00 mm"));
  EXPECT_THAT(outcome.out, HasSubstr("942 mm²"));
  EXPECT_THAT(run(circle(60.0) + " --filter none").out, HasSubstr("the distance from the middle never changes"));
}

TEST_F(MeasureCommand, TooShortRecording_SaysWhyNothingIsMeasured) {
  const Outcome outcome = run(circle(2.0));
  EXPECT_EQ(outcome.code, 1);
  EXPECT_EQ(outcome.out, "");
  EXPECT_THAT(outcome.err, HasSubstr("nothing can be measured: 2 s is too short"));
  const Outcome asJson = run(circle(2.0) + " --json");
  EXPECT_EQ(asJson.code, 1);
  const json printed = json::parse(asJson.out);
  EXPECT_TRUE(printed["measures"].empty());
  EXPECT_THAT(printed["absent"]["range_mm"].get<std::string>(), HasSubstr("too short"));
}

TEST_F(MeasureCommand, FromAndTo_MeasureThatPart) {
  const Outcome outcome = run(circle(60.0) + " --filter none --from 10 --to 40 --json");
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(json::parse(outcome.out)["samples"], 3000);
  EXPECT_EQ(outcome.err, "Measured from 10.00 to 39.99 s of the file.\n");
  EXPECT_EQ(json::parse(run(circle(60.0) + " --to 40 --json").out)["samples"], 4000);
  EXPECT_EQ(run(circle(60.0) + " --from 40 --to 10").code, 2);
  const Outcome outside = run(circle(60.0) + " --from 70");
  EXPECT_EQ(outside.code, 1);
  EXPECT_THAT(outside.err, HasSubstr("the file goes from 0 to 59.99 s"));
}

/// What measures.csv says of the mean velocity of this trial.
double exportedVelocity(const std::filesystem::path& measures, const std::string& session) {
  std::ifstream in(measures);
  for (std::string line; std::getline(in, line);) {
    const std::string start = session + ",,mean_velocity_mm_s,";
    if (line.starts_with(start)) {
      return std::stod(line.substr(start.size()));
    }
  }
  return 0.0;
}

// Stepping on and settling stand in the file too.
TEST_F(MeasureCommand, ExportedTrial_IsMeasuredOverItsOwnTime) {
  ASSERT_EQ(Program::run("assess --board sim:player,seed=3 --test quiet --seconds 30 --headless").code, 0);
  ASSERT_EQ(Program::run("export --demonstrations --out " + path("out")).code, 0);
  const auto sample = std::filesystem::directory_iterator(path("out/samples"))->path();
  const double exported = exportedVelocity(path("out/measures.csv"), sample.stem().string());
  ASSERT_GT(exported, 0.0);
  const Outcome own = run(sample.string() + " --json");
  ASSERT_EQ(own.code, 0) << own.err;
  EXPECT_NEAR(json::parse(own.out)["measures"]["mean_velocity_mm_s"].get<double>(), exported, 1e-9 * exported);
  EXPECT_THAT(own.err, HasSubstr("s of the file, its trial (--from and --to choose otherwise)"));
  const Outcome whole = run(sample.string() + " --from 0 --json");
  EXPECT_GT(json::parse(whole.out)["duration_s"].get<double>(), json::parse(own.out)["duration_s"].get<double>() + 1.0)
      << "else there was nothing to leave out";
}

// An empty CoP: nobody on the board.
TEST_F(MeasureCommand, SamplesWithNobodyOn_AreNoted) {
  const Outcome outcome = run(circle(60.0, "0.1,,") + " --filter none");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("note: 1 of 6000 samples have no centre of pressure"));
}

TEST_F(MeasureCommand, BadRow_IsRefusedWithItsLine) {
  const Outcome outcome = run(circle(60.0, "0.1,abc,3"));
  EXPECT_EQ(outcome.code, 1);
  EXPECT_THAT(outcome.err, HasSubstr("circle.csv, line 12"));
  EXPECT_EQ(run("nothing-there.csv").code, 1);
  EXPECT_EQ(run(circle(60.0) + " --filter bessel").code, 2);
  EXPECT_EQ(run("").code, 2);
}

TEST_F(MeasureCommand, WithExplain_PrintsTheDefinitionOrASuggestion) {
  const Outcome one = run("--explain ellipse_area_mm2");
  EXPECT_EQ(one.code, 0);
  EXPECT_THAT(one.out, HasSubstr("Schubert & Kirchner 2014"));
  EXPECT_THAT(one.out, HasSubstr("ellipse-area/1"));
  EXPECT_THAT(run("--explain").out, HasSubstr("mean_velocity_ap_mm_s"));
  const Outcome wrong = run("--explain velocity");
  EXPECT_EQ(wrong.code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("did you mean mean_velocity_mm_s"));
  EXPECT_EQ(json::parse(run("--explain f50_ap_hz --json").out)["unit"], "Hz");
}

}  // namespace
}  // namespace surefoot::test
