// SPDX-License-Identifier: MIT
// Agreement with independent code: golden signals and real recordings with the values from numpy, scipy and EntropyHub,
// and the values published by the data's authors. The files are outside the repository.
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <numbers>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/random.hpp"
#include "measures/entropy.hpp"
#include "measures/sway.hpp"
#include "posture/columns.hpp"

namespace surefoot::test {
namespace {

using nlohmann::json;

json readJson(const std::filesystem::path& path) {
  std::ifstream in(path);
  return json::parse(in);
}

Trace traceIn(const std::filesystem::path& csv) {
  const auto columns = columnsOf(csv.string());
  return {.tS = columns.at("time_s"), .apMm = columns.at("cop_y_mm"), .mlMm = columns.at("cop_x_mm")};
}

std::vector<std::filesystem::path> recordings(const std::string& reference) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(reference + "/recordings")) {
    if (entry.path().extension() == ".json") {
      found.push_back(entry.path());
    }
  }
  std::ranges::sort(found);
  return found;
}

/// The greatest relative difference; every expected key must exist.
double greatestDifference(const MeasureSet& set, const json& expected, double tolerance, const std::string& of) {
  double greatest = 0.0;
  for (const auto& [key, value] : expected.items()) {
    const auto got = set.value(key);
    if (!got) {
      const Measure* measure = set.find(key);
      ADD_FAILURE() << of << ": " << key << " absent: " << (measure == nullptr ? "unknown" : measure->reason);
      continue;
    }
    const double difference = std::abs(*got - value.get<double>()) / std::abs(value.get<double>());
    EXPECT_LE(difference, tolerance) << of << ": " << key << " " << *got << " expected " << value;
    greatest = std::max(greatest, difference);
  }
  return greatest;
}

class Reference : public ::testing::Test {
 protected:
  void SetUp() override {
    if (dir_.empty()) {
      GTEST_SKIP() << "skipped: no reference data";
    }
  }
  std::string dir_ = referenceDir();
};

TEST_F(Reference, GoldenSignals_MatchTheIndependentValues) {
  const json golden = readJson(dir_ + "/golden_synthetic.json");
  constexpr double kTurn = 2.0 * std::numbers::pi;
  double greatest = 0.0;
  for (const auto& [name, signal] : golden["signals"].items()) {
    Trace trace;
    for (int i = 0; i < 6000; ++i) {
      const double t = i / 100.0;
      trace.tS.push_back(t);
      if (name == "circle") {
        trace.apMm.push_back(10.0 * std::sin(kTurn * 0.25 * t));
        trace.mlMm.push_back(10.0 * std::cos(kTurn * 0.25 * t));
      } else if (name == "sines") {
        trace.apMm.push_back(5.0 * std::sin(kTurn * 0.3 * t) + 2.0 * std::sin(kTurn * 0.9 * t + 1.0));
        trace.mlMm.push_back(3.0 * std::sin(kTurn * 0.2 * t + 0.5) + std::sin(kTurn * 1.1 * t));
      } else {
        ASSERT_EQ(name, "line");
        trace.apMm.push_back(4.0 * std::sin(kTurn * 0.5 * t));
        trace.mlMm.push_back(0.5 * std::cos(kTurn * 0.1 * t));
      }
    }
    const MeasureSet set = swayMeasures(trace, {.filter = Filter::None});
    greatest = std::max(greatest, greatestDifference(set, signal["measures"], 1e-9, name));
  }
  std::printf("golden signals: greatest relative difference %.1e\n", greatest);
}

TEST_F(Reference, RecordingsInBothFilters_MatchTheIndependentValues) {
  for (const Filter filter : {Filter::None, Filter::Butterworth}) {
    double greatest = 0.0;
    int compared = 0;
    for (const auto& path : recordings(dir_)) {
      const json expected = readJson(path);
      const std::string mode(wordOf(filter));
      if (!expected.contains(mode)) {
        continue;
      }
      const Trace trace = traceIn(std::filesystem::path(path).replace_extension(".csv"));
      const MeasureSet set = swayMeasures(trace, {.filter = filter, .sampleEntropy = false});
      EXPECT_EQ(set.samples, expected["samples"]);
      EXPECT_NEAR(set.rateHz, expected["rate_hz"], 1e-6);
      EXPECT_EQ(set.recorded.regular, expected["regular"]);
      greatest = std::max(greatest, greatestDifference(set, expected[mode], 1e-6, path.stem().string() + " " + mode));
      ++compared;
    }
    EXPECT_GT(compared, 0);
    std::printf("%d recordings, %s: greatest relative difference %.1e\n", compared, std::string(wordOf(filter)).c_str(),
                greatest);
  }
}

TEST_F(Reference, Recordings_SampleEntropyMatchesEntropyHub) {
  for (const auto& path : recordings(dir_)) {
    const json expected = readJson(path).at("sample_entropy");
    const Trace trace = traceIn(std::filesystem::path(path).replace_extension(".csv"));
    for (const auto& [axis, samples] : {std::pair{"AP", &trace.apMm}, std::pair{"ML", &trace.mlMm}}) {
      const EntropyCount count = countMatches(*samples);
      EXPECT_EQ(static_cast<double>(count.longer), expected[axis]["A"].get<double>()) << path << axis;
      EXPECT_EQ(static_cast<double>(count.shorter), expected[axis]["B"].get<double>()) << path << axis;
    }
    const MeasureSet set = swayMeasures(trace, {.filter = Filter::None});
    EXPECT_NEAR(set.value("sample_entropy_ap").value(), expected["AP"]["sampen_m2_r0.2sd"].get<double>(), 1e-12);
    EXPECT_NEAR(set.value("sample_entropy_ml").value(), expected["ML"]["sampen_m2_r0.2sd"].get<double>(), 1e-12);
  }
}

TEST_F(Reference, PublishedRecordings_MatchTheAuthorsNumbers) {
  int compared = 0;
  for (const auto& path : recordings(dir_)) {
    const json expected = readJson(path);
    if (!expected.contains("published")) {
      continue;
    }
    const MeasureSet set = swayMeasures(traceIn(std::filesystem::path(path).replace_extension(".csv")),
                                        {.filter = Filter::None, .sampleEntropy = false});
    const double areaCm2 = expected["published"]["COParea"];
    const double velocityCmS = expected["published"]["COPvelo"];
    EXPECT_NEAR(set.value("ellipse_area_mm2").value() / 100.0, areaCm2, 1e-12 * areaCm2) << path;
    EXPECT_NEAR(set.value("mean_velocity_mm_s").value() / 10.0, velocityCmS, 1e-12 * velocityCmS) << path;
    const double frequencyHz = expected["published"]["COPmfreq"];
    EXPECT_NEAR(set.value("spectral_mean_frequency_hz").value(), frequencyHz, 1e-11 * frequencyHz) << path;
    ++compared;
  }
  EXPECT_GT(compared, 10);
}

// The same trials with their times in whole milliseconds, and in milliseconds with a jitter as of a busy computer.
TEST_F(Reference, RoundedOrJitteredTimes_GiveTheSameValuesOrOtherIds) {
  int compared = 0;
  for (const auto& path : recordings(dir_)) {
    const json expected = readJson(path);
    if (!expected.contains("published") || ++compared > 4) {
      continue;
    }
    const Trace trace = traceIn(std::filesystem::path(path).replace_extension(".csv"));
    const MeasureSet exact = swayMeasures(trace);
    for (const double jitterS : {1e-5, 1.2e-4, 5e-4, 2e-3}) {
      Trace jittered = trace;
      Random random(7);
      for (double& t : jittered.tS) {
        t = std::round((t + jitterS * random.normal()) * 1e6) * 1e-6;
      }
      std::ranges::sort(jittered.tS);
      const MeasureSet set = swayMeasures(jittered);
      for (const char* key : {"mean_velocity_mm_s", "sample_entropy_ap"}) {
        const double there = exact.value(key).value();
        if (set.find(key)->definitionId() == exact.find(key)->definitionId()) {
          EXPECT_NEAR(set.value(key).value(), there, 0.01 * there) << path << key << jitterS;
        }
      }
    }
  }
}

}  // namespace
}  // namespace surefoot::test
