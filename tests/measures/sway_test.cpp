// SPDX-License-Identifier: MIT
// The measures of quiet standing as a whole: closed forms, the table of definitions, and arbitrary bad recordings.
#include "measures/sway.hpp"

#include <cmath>
#include <limits>
#include <numbers>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.hpp"

namespace surefoot::test {
namespace {

using ::testing::HasSubstr;

constexpr double kTurn = 2.0 * std::numbers::pi;

Trace sway(double durationS = 60.0, double rateHz = 100.0) {
  Trace trace;
  for (int i = 0; i < static_cast<int>(durationS * rateHz); ++i) {
    const double t = i / rateHz;
    trace.tS.push_back(t);
    trace.apMm.push_back(-20.0 + 5.0 * std::sin(kTurn * 0.3 * t) + 2.0 * std::sin(kTurn * 0.9 * t + 1.0));
    trace.mlMm.push_back(7.0 + 3.0 * std::sin(kTurn * 0.2 * t + 0.5) + std::sin(kTurn * 1.1 * t));
  }
  return trace;
}

/// Each measure has a finite value or a reason, never both, and comes in table order.
void expectWhole(const MeasureSet& set, const std::string& of) {
  std::size_t at = 0;
  for (const Definition& definition : definitions()) {
    if (definition.group > MeasureGroup::Diffusion) {
      continue;
    }
    ASSERT_LT(at, set.measures.size()) << of;
    const Measure& measure = set.measures[at++];
    ASSERT_EQ(measure.definition, &definition) << of;
    if (measure.value) {
      EXPECT_TRUE(std::isfinite(*measure.value)) << of << ": " << definition.key;
      EXPECT_TRUE(measure.reason.empty()) << of << ": " << definition.key;
    } else {
      EXPECT_FALSE(measure.reason.empty()) << of << ": " << definition.key;
    }
    EXPECT_FALSE(shown(measure).empty()) << of << ": " << definition.key;
  }
  EXPECT_EQ(at, set.measures.size()) << of;
}

TEST(Definitions, EveryDefinition_IsUniqueAndComplete) {
  std::set<std::string_view> keys;
  std::set<std::string> titles;
  for (const Definition& definition : definitions()) {
    EXPECT_TRUE(keys.insert(definition.key).second) << definition.key;
    EXPECT_TRUE(titles.insert(titleOf(definition)).second) << titleOf(definition);
    EXPECT_EQ(findDefinition(definition.key), &definition);
    EXPECT_THAT(std::string(definition.id), ::testing::MatchesRegex("[a-z0-9-]+/[1-9]")) << definition.key;
    EXPECT_EQ(std::string(definition.family) + definition.id.substr(definition.id.size() - 2).data(), definition.id);
    for (const std::string_view text : {definition.name, definition.what, definition.isNot, definition.formula,
                                        definition.source, definition.needs, definition.unit}) {
      EXPECT_FALSE(text.empty()) << definition.key;
    }
    const std::string explained = explanationOf(definition);
    EXPECT_THAT(explained, HasSubstr(std::string(definition.id)));
    for (std::size_t from = 0, to = 0; (to = explained.find('\n', from)) != std::string::npos; from = to + 1) {
      EXPECT_LE(to - from, 104U) << definition.key;
    }
  }
  EXPECT_EQ(findDefinition("mean_velocity"), nullptr);
}

// The keys in the contract of `measure --json`.
TEST(Definitions, EveryKeyOfTheContract_IsDefined) {
  for (const char* key : {"mean_distance_mm",
                          "rms_ml_mm",
                          "path_length_mm",
                          "mean_velocity_ap_mm_s",
                          "range_mm",
                          "circle_area_mm2",
                          "ellipse_area_mm2",
                          "ellipse_major_mm",
                          "ellipse_minor_mm",
                          "ellipse_angle_deg",
                          "hull_area_mm2",
                          "sway_area_mm2_s",
                          "mean_frequency_hz",
                          "power_rd_mm2",
                          "f50_ap_hz",
                          "f95_ml_hz",
                          "centroid_frequency_rd_hz",
                          "frequency_dispersion_ap",
                          "sample_entropy_ap",
                          "sample_entropy_ml",
                          "hurst_short",
                          "hurst_long",
                          "critical_time_s",
                          "critical_msd_mm2"}) {
    EXPECT_NE(findDefinition(key), nullptr) << key;
  }
}

// For a circle, every measure has a closed form.
TEST(Sway, Circle_GivesTheClosedForms) {
  Trace trace;
  constexpr int kPerTurn = 400;
  for (int i = 0; i < 6000; ++i) {
    trace.tS.push_back(i / 100.0);
    trace.apMm.push_back(40.0 + 10.0 * std::sin(kTurn * i / kPerTurn));
    trace.mlMm.push_back(-30.0 + 10.0 * std::cos(kTurn * i / kPerTurn));
  }
  const MeasureSet set = swayMeasures(trace, {.filter = Filter::None});
  expectWhole(set, "circle");
  const double step = 2.0 * 10.0 * std::sin(std::numbers::pi / kPerTurn);
  const auto near = [&](const char* key, double expected) {
    ASSERT_TRUE(set.value(key)) << key;
    EXPECT_NEAR(*set.value(key), expected, 1e-9 * expected) << key;
  };
  near("mean_distance_mm", 10.0);
  near("rms_ap_mm", 10.0 / std::numbers::sqrt2);
  near("path_length_mm", 5999.0 * step);
  near("mean_velocity_mm_s", 5999.0 * step / 60.0);
  near("range_mm", 20.0);
  near("circle_area_mm2", 100.0 * std::numbers::pi);
  near("hull_area_mm2", 0.5 * kPerTurn * 100.0 * std::sin(kTurn / kPerTurn));
  near("sway_area_mm2_s", 5999.0 * 0.5 * 100.0 * std::sin(kTurn / kPerTurn) / 60.0);
  EXPECT_THAT(set.find("ellipse_angle_deg")->reason, HasSubstr("circle"));
  EXPECT_THAT(set.find("power_rd_mm2")->reason, HasSubstr("never changes"));
}

TEST(Sway, OtherPlaceAndTime_GiveTheSameMeasures) {
  Trace there = sway();
  const MeasureSet here = swayMeasures(there);
  for (std::size_t i = 0; i < there.size(); ++i) {
    there.tS[i] += 5000.0;
    there.apMm[i] += 150.0;
    there.mlMm[i] -= 90.0;
  }
  const MeasureSet moved = swayMeasures(there);
  for (const Measure& measure : here.measures) {
    const auto other = moved.value(measure.definition->key);
    ASSERT_EQ(measure.value.has_value(), other.has_value()) << measure.definition->key;
    if (other) {
      EXPECT_NEAR(*other, *measure.value, 1e-7 * std::abs(*measure.value)) << measure.definition->key;
    }
  }
}

TEST(Sway, SampleEntropy_ComesWithItsSettings) {
  const MeasureSet set = swayMeasures(sway());
  const Measure* entropy = set.find("sample_entropy_ap");
  ASSERT_TRUE(entropy->value);
  ASSERT_EQ(entropy->beside.size(), 4U);
  EXPECT_EQ(entropy->beside[0], (std::pair<std::string_view, double>{"m", 2.0}));
  EXPECT_NEAR(entropy->beside[1].second, 0.2 * *set.value("rms_ap_mm"), 1e-9);
  EXPECT_EQ(entropy->beside[3], (std::pair<std::string_view, double>{"n", 6000.0}));
  EXPECT_EQ(swayMeasures(sway(), {.sampleEntropy = false}).find("sample_entropy_ap")->reason, "not asked for");
}

// What was done to the samples is a part of the id: values of other ids are never compared.
TEST(Sway, Pipeline_IsPartOfTheDefinition) {
  const auto idOf = [](const MeasureSet& set) { return set.find("mean_velocity_mm_s")->definitionId(); };
  EXPECT_EQ(idOf(swayMeasures(sway())), "mean-velocity/1");
  EXPECT_EQ(idOf(swayMeasures(sway(), {.filter = Filter::None})), "mean-velocity/1+unfiltered");
  const MeasureSet averaged = swayMeasures(sway(), {.resampledBefore = true});
  for (const Measure& measure : averaged.measures) {
    EXPECT_EQ(measure.definitionId(), std::string(measure.definition->id) + "+swarii");
    EXPECT_EQ(withoutPipeline(measure.definitionId()), measure.definition->id);
  }
}

// Tones of 0.2 and 1.1 Hz, 3 and 1 mm: power 9 to 1; forward and back 0.3 and 0.9 Hz, 5 and 2 mm: 25 to 4.
TEST(Sway, TwoTones_SpectralMeanFrequencyWeighsThemByPower) {
  const MeasureSet set = swayMeasures(sway(), {.filter = Filter::None});
  const double ap = (25.0 * 0.3 + 4.0 * 0.9) / 29.0;
  const double ml = (9.0 * 0.2 + 1.0 * 1.1) / 10.0;
  EXPECT_NEAR(set.value("spectral_mean_frequency_ap_hz").value(), ap, 1e-3);
  EXPECT_NEAR(set.value("spectral_mean_frequency_ml_hz").value(), ml, 1e-3);
  EXPECT_NEAR(set.value("spectral_mean_frequency_hz").value(), (29.0 * ap + 10.0 * ml) / 39.0, 1e-3);
}

TEST(Sway, HalfSlopeOutsideZeroToOne_IsNoHurstExponent) {
  // Once round in 11 s: the displacement falls again from lags of 5.5 s on.
  Trace trace;
  for (int i = 0; i < 3000; ++i) {
    const double t = i / 100.0;
    trace.tS.push_back(t);
    trace.apMm.push_back(5.0 * std::sin(kTurn * t / 11.0));
    trace.mlMm.push_back(5.0 * std::cos(kTurn * t / 11.0));
  }
  const MeasureSet set = swayMeasures(trace);
  ASSERT_FALSE(set.value("hurst_long"));
  EXPECT_THAT(set.find("hurst_long")->reason, HasSubstr("half the slope is -"));
  EXPECT_THAT(set.find("diffusion_long_mm2_s")->reason, HasSubstr("half the slope is -"));
  EXPECT_TRUE(set.value("diffusion_short_mm2_s"));
}

TEST(Sway, ShortRecording_HasReasons) {
  const MeasureSet eight = swayMeasures(sway(8.0));
  expectWhole(eight, "8 s");
  EXPECT_TRUE(eight.value("mean_velocity_mm_s"));
  EXPECT_EQ(eight.find("f50_ap_hz")->reason, "a spectrum needs at least 10 s");
  EXPECT_EQ(eight.find("hurst_short")->reason, "diffusion needs at least 20 s");
  EXPECT_THAT(eight.notes, ::testing::Contains(HasSubstr("not be compared below 25 s")));
  Trace nearly = sway(25.0);
  for (double& t : nearly.tS) {
    t *= 24.9999 / 25.0;
  }
  EXPECT_TRUE(swayMeasures(nearly).notes.empty()) << "times are rounded";
  const MeasureSet two = swayMeasures(sway(2.0));
  expectWhole(two, "2 s");
  EXPECT_FALSE(two.value("mean_velocity_mm_s"));
  EXPECT_THAT(two.find("range_mm")->reason, HasSubstr("too short"));
  EXPECT_EQ(two.samples, 200U);
  EXPECT_NEAR(two.durationS, 2.0, 1e-9);
}

TEST(Sway, CopThatNeverMoves_HasReasons) {
  Trace trace = sway();
  trace.mlMm.assign(trace.size(), 12.5);
  const MeasureSet oneWay = swayMeasures(trace);
  expectWhole(oneWay, "one way");
  EXPECT_TRUE(oneWay.value("mean_velocity_ap_mm_s"));
  EXPECT_FALSE(oneWay.value("mean_velocity_ml_mm_s"));
  EXPECT_FALSE(oneWay.value("ellipse_area_mm2"));
  EXPECT_FALSE(oneWay.value("hull_area_mm2"));
  EXPECT_FALSE(oneWay.value("sample_entropy_ml"));
  EXPECT_NEAR(*oneWay.value("ellipse_angle_deg"), 90.0, 1e-9);
  trace.apMm.assign(trace.size(), -3.0);
  const MeasureSet still = swayMeasures(trace);
  expectWhole(still, "still");
  for (const Measure& measure : still.measures) {
    EXPECT_EQ(measure.reason, "the centre of pressure never moves");
  }
}

TEST(Sway, UnfilteredAt50Hz_CarriesFilterAndRate) {
  const MeasureSet set = swayMeasures(sway(30.0, 50.0), {.filter = Filter::None});
  EXPECT_EQ(set.filter, Filter::None);
  EXPECT_EQ(set.samples, 1500U);
  EXPECT_NEAR(set.rateHz, 50.0, 1e-9);
  EXPECT_NEAR(set.durationS, 30.0, 1e-9);
  EXPECT_TRUE(set.notes.empty());
}

/// Damages a recording in one of many ways.
void spoil(Trace& trace, Random& random) {
  const auto place = [&] { return static_cast<std::size_t>(random.uniform() * static_cast<double>(trace.size())); };
  const double absurd[]{0.0,
                        1e-320,
                        1e-12,
                        1e6,
                        1e18,
                        1e300,
                        -1e300,
                        std::numeric_limits<double>::quiet_NaN(),
                        std::numeric_limits<double>::infinity()};
  const double value = absurd[static_cast<std::size_t>(random.uniform() * 9.0)];
  switch (static_cast<int>(random.uniform() * 9.0)) {
    case 0:
      trace.apMm[place()] = value;
      break;
    case 1:
      trace.mlMm.assign(trace.size(), value);
      break;
    case 2:
      trace.tS[place()] = value;
      break;
    case 3:
      for (double& at : trace.apMm) {
        at *= value;
      }
      break;
    case 4:
      for (double& t : trace.tS) {
        t += 0.01 * random.uniform();
      }
      break;
    case 5:
      for (std::size_t i = place(); i < trace.size(); ++i) {
        trace.tS[i] += 0.3 * random.uniform();
      }
      break;
    case 6:
      for (double& t : trace.tS) {
        t *= 10.0 * random.uniform();
      }
      break;
    case 7:
      for (double& at : trace.mlMm) {
        at = std::round(at);
      }
      break;
    default:
      trace.apMm = trace.mlMm;
      break;
  }
}

TEST(Sway, AnyTrace_GivesFiniteValuesOrReasons) {
  Random random(20240229);
  for (int round = 0; round < 400; ++round) {
    const double durationS = round % 10 == 0 ? 0.05 * random.uniform() : 30.0 * random.uniform();
    const double rateHz = 20.0 + 80.0 * random.uniform();
    Trace trace = sway(durationS, rateHz);
    const int faults = static_cast<int>(random.uniform() * 3.0);
    for (int i = 0; i < faults && trace.size() > 0; ++i) {
      spoil(trace, random);
    }
    for (const Filter filter : {Filter::Butterworth, Filter::None}) {
      expectWhole(swayMeasures(trace, {.filter = filter}), "round " + std::to_string(round));
    }
  }
}

}  // namespace
}  // namespace surefoot::test
