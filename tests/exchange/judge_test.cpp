// SPDX-License-Identifier: MIT
// Whether a recording can be judged: units, signs and clocks that cannot be, and what is then said.
#include "exchange/judge.hpp"

#include <cmath>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "records/visit.hpp"

namespace surefoot::test {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

using OfTime = std::function<double(double)>;

double swayMm(double tS) {
  return 4.0 * std::sin(1.7 * tS) + 3.0 * std::sin(0.6 * tS + 1.0);
}

/// Somebody who stands, as another program might write it.
struct Writer {
  double rateHz = 50.0;
  double lastsS = 20.0;
  OfTime x = [](double tS) { return 0.5 * swayMm(tS + 9.0); };
  OfTime y = swayMm;
  OfTime time = [](double tS) { return tS; };
  OfTime load = {};
  std::function<bool(double)> missing = [](double) { return false; };

  std::string text() const {
    std::string text = load ? "time_s,cop_x_mm,cop_y_mm,load_n\n" : "time_s,cop_x_mm,cop_y_mm\n";
    for (int i = 0; i < static_cast<int>(lastsS * rateHz); ++i) {
      const double tS = i / rateHz;
      if (missing(tS)) {
        continue;
      }
      text += numberText(time(tS)) + ',' + numberText(x(tS)) + ',' + numberText(y(tS));
      text += load ? ',' + numberText(load(tS)) + '\n' : "\n";
    }
    return text;
  }
};

class Judge : public testing::Test {
 protected:
  Recording recordingOf(const std::string& text, bool seated = false) const {
    writeFile(dir_ / "a.csv", text);
    return readRecording(dir_ / "a.csv", gateFor(0.0, seated));
  }
  std::string why(const Writer& writer, Purpose purpose = Purpose::Sway, bool seated = false) const {
    return whyNotJudged(recordingOf(writer.text(), seated), purpose, seated);
  }
  /// Why it is neither measured nor searched: the same answer for both.
  std::string whyNeither(const Writer& writer) const {
    const std::string reason = why(writer);
    EXPECT_EQ(why(writer, Purpose::Movement), reason);
    return reason;
  }
  std::vector<std::string> doubts(const Writer& writer, Purpose purpose = Purpose::Sway) const {
    return doubtsAbout(recordingOf(writer.text()), purpose);
  }

 private:
  TempDir dir_;
};

TEST_F(Judge, PersonWhoStands_IsJudgedWithoutADoubt) {
  for (const double rateHz : {20.0, 40.0, 100.0, 1000.0}) {
    const Writer writer{.rateHz = rateHz, .load = [](double tS) { return 700.0 + swayMm(tS); }};
    for (const Purpose purpose : {Purpose::Sway, Purpose::Movement, Purpose::Replay}) {
      EXPECT_EQ(why(writer, purpose), "") << rateHz;
      EXPECT_THAT(doubts(writer, purpose), IsEmpty());
    }
  }
}

TEST_F(Judge, TimeInAnotherUnit_IsNamed) {
  const auto scaled = [](double by) { return Writer{.time = [by](double tS) { return by * tS; }}; };
  EXPECT_EQ(whyNeither(scaled(1e3)), "0.05 samples a second: is time_s in milliseconds? Divide it by 1000");
  EXPECT_THAT(whyNeither(scaled(1e6)), HasSubstr("is time_s in microseconds?"));
  EXPECT_THAT(whyNeither(scaled(1e9)), HasSubstr("is time_s in nanoseconds?"));
  EXPECT_THAT(whyNeither(scaled(1.0 / 86400.0)), HasSubstr("is time_s in days, as spreadsheets count?"));
  EXPECT_THAT(whyNeither(scaled(1.0 / 3600.0)), HasSubstr("is time_s in hours?"));
  EXPECT_THAT(whyNeither({.rateHz = 100.0, .time = [](double tS) { return tS / 60.0; }}), HasSubstr("in minutes?"));
  EXPECT_THAT(whyNeither(scaled(50.0)), HasSubstr("1 sample a second: is time_s the number of the sample"));
  EXPECT_THAT(whyNeither({.rateHz = 10.0}), HasSubstr("10 samples a second: at least 20 are needed"));
  EXPECT_EQ(why({.rateHz = 10.0}, Purpose::Replay), "");
  EXPECT_THAT(why(scaled(1e3), Purpose::Replay), HasSubstr("milliseconds"));
}

TEST_F(Judge, OneLongBreak_IsNoLowRate) {
  const Writer writer{.lastsS = 600.0, .missing = [](double tS) { return tS > 20.0 && tS < 580.0; }};
  EXPECT_EQ(why(writer, Purpose::Movement), "");
}

TEST_F(Judge, CoarseStamps_AreNamedWithTheirStep) {
  EXPECT_THAT(whyNeither({.time = [](double tS) { return std::floor(tS); }}),
              HasSubstr("time_s has only steps of 1 s, so 50 samples share each: write it with more decimals"));
  EXPECT_THAT(whyNeither({.time = [](double tS) { return std::floor(10.0 * tS) / 10.0; }}),
              HasSubstr("steps of 0.1 s"));
  EXPECT_EQ(whyNeither({.time = [](double) { return 5.0; }}), "all samples have the same time");
  EXPECT_EQ(whyNeither({.rateHz = 120.0, .time = [](double tS) { return std::round(100.0 * tS) / 100.0; }}), "")
      << "a few samples share a time";
}

TEST_F(Judge, PlacesInAnotherUnit_AreNamed) {
  const auto scaled = [](double by) {
    return Writer{.x = [by](double tS) { return by * swayMm(tS + 9.0); },
                  .y = [by](double tS) { return by * swayMm(tS); }};
  };
  EXPECT_THAT(whyNeither(scaled(1e-3)), HasSubstr("lies within 0.014 mm, and nobody stands as still: are cop_x_mm and "
                                                  "cop_y_mm in metres or centimetres"));
  EXPECT_THAT(whyNeither(scaled(0.0)), HasSubstr("the CoP never changes"));
  EXPECT_THAT(whyNeither(scaled(1e3)), HasSubstr("not in micrometres?"));
  EXPECT_THAT(whyNeither(scaled(150.0)), HasSubstr("no board is as large"));
  EXPECT_EQ(whyNeither(scaled(0.1)), "") << "somebody may stand within 1.4 mm";
  EXPECT_THAT(doubts(scaled(0.1)), Contains(HasSubstr("in centimetres or metres?")));
  EXPECT_THAT(doubts(scaled(1e-3), Purpose::Replay), Contains(HasSubstr("unusually still"))) << "played all the same";
}

TEST_F(Judge, ToeForces_AreJudgedByThemselves) {
  const auto withToes = [this](double toeN) {
    std::string text = "time_s,cop_x_mm,cop_y_mm,toe_left_n,toe_right_n\n";
    for (int i = 0; i < 1000; ++i) {
      text += numberText(i / 50.0) + ",0,0," + numberText(toeN) + ',' + numberText(toeN) + '\n';
    }
    return recordingOf(text);
  };
  EXPECT_EQ(whyNotJudged(withToes(15.0), Purpose::ToeForce), "") << "the CoP need not move";
  EXPECT_NE(whyNotJudged(withToes(15.0), Purpose::Movement), "");
  EXPECT_NE(whyNotJudged(withToes(15.0), Purpose::Sway), "");
  EXPECT_THAT(whyNotJudged(withToes(1.5), Purpose::ToeForce),
              HasSubstr("together are never over 3 N, and a press begins at 5: are they in kilograms"));
  EXPECT_THAT(whyNotJudged(withToes(-15.0), Purpose::ToeForce), HasSubstr("are negative: turn their signs"));
}

TEST_F(Judge, CopiesOfSamples_AreNoCoarseStamps) {
  const auto twice = [](const OfTime& of) {
    return [of](double tS) { return of(std::floor(tS * 50.0 + 1e-9) / 50.0); };
  };
  const Writer writer{
      .rateHz = 100.0, .x = twice(swayMm), .y = twice(swayMm), .time = twice([](double tS) { return tS; })};
  EXPECT_EQ(whyNeither(writer), "each sample is in the file more than once: remove the copies");
}

TEST_F(Judge, LoadThatNobodyHas_IsNamed) {
  const auto loaded = [](double n) {
    return Writer{.load = [n](double tS) { return n * (1.0 + 0.01 * std::sin(tS)); }};
  };
  EXPECT_EQ(why(loaded(71.4), Purpose::Movement),
            "load_n is never over 100 N in this file, so nobody stands on the board: is it in kilograms (multiply by "
            "9.81), or seated (--seated)?");
  EXPECT_THAT(why(loaded(71.4)), HasSubstr("is it in kilograms (multiply by 9.81)?"));
  EXPECT_EQ(why(loaded(71.4), Purpose::Movement, true), "");
  EXPECT_THAT(why(loaded(15.0), Purpose::Movement, true), HasSubstr("never over 20 N"));
  EXPECT_THAT(why(loaded(0.7)), HasSubstr("is it in kilonewtons"));
  EXPECT_THAT(why(loaded(0.0)), HasSubstr("leave the column out"));
  EXPECT_THAT(whyNeither(loaded(-700.0)), HasSubstr("load_n is negative, down to -707 N: turn its sign"));
  EXPECT_THAT(whyNeither(loaded(-71.4)), HasSubstr("turn its sign"));
  EXPECT_THAT(whyNeither(loaded(71400.0)), HasSubstr("in grams"));
  EXPECT_THAT(whyNeither(loaded(700000.0)), HasSubstr("millinewtons"));
  EXPECT_EQ(whyNeither(loaded(115.0)), "");
  EXPECT_THAT(doubts(loaded(115.0)), Contains(HasSubstr("a person of 11.8 kg: is load_n in kilograms or pounds?")));
}

TEST_F(Judge, TwoRecordingsSortedIntoOne_AreNoticedHoweverNear) {
  // Each sample twice at a time: another person 17 mm away, or the same one later, 3 mm away.
  const auto merged = [](double awayMm) {
    return [awayMm](double tS) {
      const auto row = static_cast<int>(std::lround(tS * 100.0));
      return swayMm(row / 2 / 50.0) + (row % 4 == 1 || row % 4 == 2 ? awayMm : 0.0);
    };
  };
  const auto twice = [](double tS) { return std::floor(tS * 50.0 + 1e-9) / 50.0; };
  const Writer near{.rateHz = 100.0, .y = merged(3.0), .time = twice};
  EXPECT_THAT(whyNeither(near), HasSubstr("the centre of pressure jumps to and fro"));
  const Writer far{.rateHz = 100.0, .y = merged(17.0), .time = twice};
  EXPECT_THAT(refusal([&] { why(far); }), HasSubstr("line 3: two samples at time_s 0 lie 17 mm apart"));
  const Writer between{.rateHz = 100.0, .y = merged(17.0)};
  EXPECT_THAT(whyNeither(between), HasSubstr("the centre of pressure jumps to and fro"))
      << "the clocks half a period off";
}

TEST_F(Judge, ClockThatStartsAgain_IsNoCaseForSorting) {
  const Writer again{.time = [](double tS) { return tS < 8.0 ? tS : tS - 8.0; }};
  const std::string said = refusal([&] { why(again); });
  EXPECT_THAT(said, HasSubstr("line 402: time_s goes back from 7.98 to 0: the clock starts again here"));
  EXPECT_THAT(said, testing::Not(HasSubstr("sort")));
  const Writer swapped{.time = [](double tS) { return tS == 8.0 ? 7.9 : tS; }};
  EXPECT_THAT(refusal([&] { why(swapped); }), HasSubstr("put the rows into the order in which they were recorded"));
}

TEST_F(Judge, TooShortForAnExercise_IsNotSearched) {
  EXPECT_THAT(why({.lastsS = 3.0}, Purpose::Movement), HasSubstr("at least 5 s are needed"));
  EXPECT_EQ(why({.lastsS = 3.0}), "") << "measures say for themselves how long they need";
  const Writer pieces{.missing = [](double tS) { return std::fmod(tS, 4.0) > 3.0; }};
  EXPECT_THAT(why(pieces, Purpose::Movement), HasSubstr("without a gap"));
  const Writer nobody{.load = [](double tS) { return std::fmod(tS, 4.0) > 3.0 ? 0.0 : 700.0; }};
  EXPECT_THAT(why(nobody, Purpose::Movement), HasSubstr("somebody is on the board for 3 s"));
}

TEST_F(Judge, NoPlaceAtAll_IsNamed) {
  const std::string text = "time_s,cop_x_mm,cop_y_mm\n0,NaN,NaN\n0.02,,\n0.04,NA,NA\n";
  EXPECT_THAT(whyNotJudged(recordingOf(text), Purpose::Movement), HasSubstr("no sample has a centre of pressure"));
}

TEST_F(Judge, MoreSwayToTheSides_IsADoubtNotARefusal) {
  const Writer writer{.x = [](double tS) { return 3.0 * swayMm(tS); }};
  EXPECT_EQ(why(writer), "");
  EXPECT_THAT(doubts(writer), Contains(HasSubstr("are cop_x_mm and cop_y_mm swapped?")));
}

TEST_F(Judge, RawCountsOfABoard_HaveKnownUnits) {
  const TempDir dir;
  RecordingWriter writer(dir / "r.csv", splitBoard(), "test");
  for (std::uint64_t i = 0; i < 1000; ++i) {
    writer.append({.boardTimeUs = i * 10'000, .counts = {100'000, 100'000, 100'000, 100'000, 100'000, 100'000, 0, 0}});
  }
  writer.finish({});
  const Recording recording = readRecording(dir / "r.csv");
  EXPECT_EQ(whyNotJudged(recording, Purpose::Sway), "") << "a weight, but one in newtons and millimetres";
  EXPECT_THAT(doubtsAbout(recording, Purpose::Sway), IsEmpty());
}

}  // namespace
}  // namespace surefoot::test
