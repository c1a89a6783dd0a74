// SPDX-License-Identifier: MIT
#include "exchange/judge.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>

#include "base/median.hpp"
#include "base/text.hpp"
#include "exchange/places.hpp"
#include "exchange/signal.hpp"
#include "measures/processing.hpp"
#include "measures/three_digits.hpp"

namespace surefoot {
namespace {

// Nobody has these: units are wrong.
constexpr double kStillestMm = 0.1;
constexpr double kStillestFor5sMm = 0.5;  // the least of 382 stretches of 5 s in public recordings: 4.1 mm
constexpr double kFarthestMm = 10000.0;
constexpr double kWidestMm = 1000.0;  // of the middle nine tenths of all samples: boards are smaller
constexpr double kHeaviestN = 5000.0;
constexpr double kFastestHz = 5000.0;
// Boards and force plates have rates up to so many times more or less.
constexpr double kUsualHz = 120.0;
constexpr double kFarFromUsual = 15.0;

// Two recordings in one: the CoP jumps to and fro.
constexpr double kJumpMm = 5.0;
constexpr double kJumpAtOnceMm = 1.0;
constexpr double kTimesNearer = 5.0;
constexpr double kShareOfJumps = 1.0 / 3.0;

// Strange, but possible.
constexpr double kLightN = 200.0;
constexpr double kStillMm = 4.0;
constexpr double kSideways = 2.5;

constexpr double kLeastToesN = 5.0;  // where a press starts (movement/press)
constexpr double kGapS = 0.5;        // ends every detection (movement/tracker)

using Readings = std::vector<Reading>;

bool unitsAreKnown(const Recording& recording) {
  return recording.board && !recording.samples.empty();
}

std::vector<double> loadsOf(const Readings& readings) {
  std::vector<double> loads;
  for (const Reading& reading : readings) {
    if (!reading.faulty) {
      loads.push_back(reading.whole.loadN);
    }
  }
  return loads;
}

std::string noPersonsLoad(const Recording& recording, Purpose purpose, double gateN, double mostN) {
  const std::string never = "is never over " + numberText(gateN) + " N in this file, so nobody stands on the board: ";
  const std::string sits = purpose == Purpose::Sway ? "did somebody sit? Sway is measured standing"
                           : gateN < 100.0          ? "is it in kilograms (multiply by 9.81)?"
                                                    : "did somebody sit (--seated)?";
  if (unitsAreKnown(recording)) {
    return "the load " + never + (gateN < 100.0 ? "is the board calibrated?" : sits);
  }
  if (mostN <= 0.0) {
    return "load_n " + never + "leave the column out if the load was not measured";
  }
  if (mostN < 5.0) {
    return "load_n " + never + "is it in kilonewtons (multiply by 1000) or in body weights?";
  }
  return "load_n " + never +
         (purpose == Purpose::Sway ? "is it in kilograms (multiply by 9.81)?"
          : gateN < 100.0          ? sits
                                   : "is it in kilograms (multiply by 9.81), or seated (--seated)?");
}

std::string troubleOfLoad(const Recording& recording, Purpose purpose, bool seated) {
  if (!recording.hasLoad) {
    return "";
  }
  const double gateN = gateFor(0.0, seated).leastLoadN;
  const std::vector<double> loads = loadsOf(recording.readings);
  const Range range = rangeOf(loads);
  if (loads.empty()) {
    return "";
  }
  if (range.most <= 0.0 && range.least < 0.0) {
    return (unitsAreKnown(recording) ? "the load is" : "load_n is") +
           std::string(" negative, down to " + threeDigits(range.least) +
                       " N: turn its sign, a person's weight is positive here");
  }
  if (range.most <= gateN) {
    return noPersonsLoad(recording, purpose, gateN, range.most);
  }
  const double median = medianOf(loads).value_or(0.0);
  if (median > kHeaviestN && !unitsAreKnown(recording)) {
    return "load_n is " + numberText(std::round(median)) +
           " N, more than any person's: is it in grams (multiply by 0.00981) or millinewtons (divide by 1000)?";
  }
  return "";
}

struct TimeUnit {
  double seconds;
  const char* question;
};

std::string troubleOfRate(double rateHz, Purpose purpose) {
  constexpr std::array<TimeUnit, 6> kUnits{
      {{1e-3, "is time_s in milliseconds? Divide it by 1000"},
       {1e-6, "is time_s in microseconds? Divide it by 1000000"},
       {1e-9, "is time_s in nanoseconds? Divide it by 1000000000"},
       {60.0, "is time_s in minutes? Multiply it by 60"},
       {3600.0, "is time_s in hours? Multiply it by 3600"},
       {86400.0, "is time_s in days, as spreadsheets count? Multiply it by 86400"}}};
  const std::string rate = threeDigits(rateHz) + (rateHz == 1.0 ? " sample a second: " : " samples a second: ");
  if (rateHz == 1.0) {
    return rate + "is time_s the number of the sample, or in milliseconds? Divide it by the rate, or by 1000";
  }
  const bool slow = !reaches(rateHz, kLeastRateHz);
  if (!slow && rateHz <= kFastestHz) {
    return "";
  }
  const TimeUnit* likely = nullptr;
  double nearest = std::log(kFarFromUsual);
  for (const TimeUnit& unit : kUnits) {
    const double far = std::abs(std::log(rateHz / unit.seconds / kUsualHz));
    if ((unit.seconds < 1.0) == slow && far < nearest) {
      nearest = far;
      likely = &unit;
    }
  }
  if (likely != nullptr) {
    return rate + likely->question;
  }
  if (!slow) {
    return rate + "is time_s in seconds?";
  }
  return purpose == Purpose::Replay ? "" : rate + "at least " + numberText(kLeastRateHz) + " are needed";
}

/// Samples that are the same as the one before.
std::size_t copiesIn(const Readings& readings) {
  std::size_t copies = 0;
  for (std::size_t i = 1; i < readings.size(); ++i) {
    const Reading& last = readings[i - 1];
    const Reading& now = readings[i];
    copies += now.tS == last.tS && now.whole.mm == last.whole.mm && now.whole.loadN == last.whole.loadN ? 1 : 0;
  }
  return copies;
}

std::string troubleOfToes(const Recording& recording) {
  if (!recording.hasToes || unitsAreKnown(recording)) {
    return "";
  }
  Range range;
  for (const Reading& reading : recording.readings) {
    range.least = std::min(range.least, reading.toeLeftN + reading.toeRightN);
    range.most = std::max(range.most, reading.toeLeftN + reading.toeRightN);
  }
  if (range.most <= 0.0 && range.least < -kLeastToesN) {
    return "toe_left_n and toe_right_n are negative: turn their signs, a press is positive here";
  }
  return range.most < kLeastToesN ? "toe_left_n and toe_right_n together are never over " + threeDigits(range.most) +
                                        " N, and a press begins at " + numberText(kLeastToesN) +
                                        ": are they in kilograms (multiply by 9.81)?"
                                  : "";
}

std::string troubleOfTimes(const Recording& recording, Purpose purpose) {
  const Readings& readings = recording.readings;
  std::vector<double> steps;
  for (std::size_t i = 0; i + 1 < readings.size(); ++i) {
    if (const double step = readings[i + 1].tS - readings[i].tS; step > 0.0) {
      steps.push_back(step);
    }
  }
  if (steps.empty()) {
    return readings.size() < 2 ? "a single sample" : "all samples have the same time";
  }
  const double stepS = medianOf(steps).value_or(0.0);
  if (const std::size_t times = steps.size() + 1; times * 2 <= readings.size()) {
    if (copiesIn(readings) >= times) {
      return "each sample is in the file more than once: remove the copies";
    }
    return "time_s has only steps of " + threeDigits(stepS) + " s, so " +
           threeDigits(static_cast<double>(readings.size()) / static_cast<double>(times)) +
           " samples share each: write it with more decimals";
  }
  return troubleOfRate(1.0 / stepS, purpose);
}

/// The share of samples from which the CoP jumps away, to come back within three samples.
double shareOfJumps(const Places& places) {
  if (places.size() < 8) {
    return 0.0;
  }
  std::size_t jumps = 0;
  for (std::size_t i = 0; i + 3 < places.size(); ++i) {
    const double stepMm = places.between(i, i + 1);
    const double nearMm = std::min(places.between(i, i + 2), places.between(i, i + 3));
    const double leastMm = places.tS[i + 1] > places.tS[i] ? kJumpMm : kJumpAtOnceMm;
    jumps += stepMm > leastMm && stepMm > kTimesNearer * nearMm ? 1 : 0;
  }
  return static_cast<double>(jumps) / static_cast<double>(places.size() - 3);
}

std::string troubleOfPlaces(const Recording& recording, const Places& places, Purpose purpose) {
  if (unitsAreKnown(recording)) {
    return "";
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (std::max(std::abs(places.xMm[i]), std::abs(places.yMm[i])) > kFarthestMm) {
      return "the centre of pressure is over 10 m away at " + fixedText(places.tS[i], 2) +
             " s: is it in millimetres, not in micrometres?";
    }
  }
  if (const double mm = std::max(middleOf(places.xMm), middleOf(places.yMm)); mm > kWidestMm) {
    return "the centre of pressure moves over " + threeDigits(mm / 1000.0) +
           " m, and no board is as large: are cop_x_mm and cop_y_mm in millimetres, not in micrometres?";
  }
  const bool needed = purpose == Purpose::Sway || purpose == Purpose::Movement;
  const double stillestMm = places.lastsS() >= kLeastS ? kStillestFor5sMm : kStillestMm;
  if (const double mm = places.widthMm(); needed && places.size() > 1 && mm < stillestMm) {
    return (mm > 0.0 ? "the whole recording lies within " + threeDigits(mm) + " mm" : "the CoP never changes") +
           ", and nobody stands as still: are cop_x_mm and cop_y_mm in metres or centimetres (multiply by 1000 or 10)?";
  }
  return purpose == Purpose::Sway ? faultOfSignal(places) : "";
}

/// Every second sample of two recordings counts as wrong, if they lie far apart.
double shareOfWrong(const Readings& readings, const Places& places) {
  const auto wrong = static_cast<double>(std::ranges::count_if(readings, &Reading::wrong));
  return wrong / (wrong + static_cast<double>(places.size()) + 1.0);
}

std::string troubleOfJumps(const Recording& recording, const Places& places) {
  if (unitsAreKnown(recording)) {
    return "";
  }
  if (shareOfWrong(recording.readings, places) > kShareOfJumps) {
    return "the centre of pressure jumps to and fro from sample to sample: are these two recordings sorted into one? "
           "Take them apart";
  }
  return shareOfJumps(places) > kShareOfJumps
             ? "the centre of pressure jumps to and fro from sample to sample, by " +
                   threeDigits(medianStepMm(places)) + " mm: are these two recordings sorted into one? Take them apart"
             : "";
}

/// The longest time with somebody on the board and no gap that ends a detection.
double longestStretchS(const Places& places) {
  double longest = 0.0;
  std::size_t first = 0;
  for (std::size_t i = 1; i < places.size(); ++i) {
    first = places.tS[i] - places.tS[i - 1] > kGapS ? i : first;
    longest = std::max(longest, places.tS[i] - places.tS[first]);
  }
  return longest;
}

/// Where nothing can be found.
std::string noteOnGap(const Places& places) {
  std::size_t after = 0;
  for (std::size_t i = 1; i < places.size(); ++i) {
    const bool longer = after == 0 || places.tS[i] - places.tS[i - 1] > places.tS[after] - places.tS[after - 1];
    after = longer ? i : after;
  }
  const double gapS = after == 0 ? 0.0 : places.tS[after] - places.tS[after - 1];
  return gapS <= kGapS ? ""
                       : "nobody is on the board, or samples are missing, for " + threeDigits(gapS) + " s after " +
                             fixedText(places.tS[after - 1], 2) +
                             " s: what was done then is not found, and the 3 quiet seconds are needed again after it";
}

double sdOf(const std::vector<double>& values) {
  double mean = 0.0;
  for (const double value : values) {
    mean += value / static_cast<double>(values.size());
  }
  double square = 0.0;
  for (const double value : values) {
    square += (value - mean) * (value - mean) / static_cast<double>(values.size());
  }
  return std::sqrt(square);
}

}  // namespace

std::string whyNotJudged(const Recording& recording, Purpose purpose, bool seated) {
  const Places places = placesOf(recording.readings);
  // Their times tell nothing.
  if (std::string trouble = troubleOfJumps(recording, places); !trouble.empty()) {
    return trouble;
  }
  if (std::string trouble = troubleOfTimes(recording, purpose); !trouble.empty()) {
    return trouble;
  }
  if (std::string trouble = troubleOfLoad(recording, purpose, seated); !trouble.empty()) {
    return trouble;
  }
  if (places.size() == 0) {
    return "no sample has a centre of pressure: cop_x_mm and cop_y_mm are empty where the load is enough";
  }
  if (std::string trouble = troubleOfPlaces(recording, places, purpose); !trouble.empty()) {
    return trouble;
  }
  if (purpose == Purpose::ToeForce) {
    if (std::string trouble = troubleOfToes(recording); !trouble.empty()) {
      return trouble;
    }
  }
  const double stretchS = longestStretchS(places);
  return (purpose == Purpose::Movement || purpose == Purpose::ToeForce) && stretchS < kLeastS
             ? "somebody is on the board for " + threeDigits(stretchS) + " s without a gap: at least " +
                   numberText(kLeastS) + " s are needed, of which the first 3 are quiet"
             : "";
}

std::vector<std::string> doubtsAbout(const Recording& recording, Purpose purpose) {
  std::vector<std::string> doubts;
  const Places places = placesOf(recording.readings);
  if (purpose == Purpose::Movement || purpose == Purpose::ToeForce) {
    if (std::string note = noteOnGap(places); !note.empty()) {
      doubts.push_back(std::move(note));
    }
  }
  if (unitsAreKnown(recording) || places.size() < 2) {
    return doubts;
  }
  if (const double mostN = rangeOf(loadsOf(recording.readings)).most; recording.hasLoad && mostN < kLightN) {
    doubts.push_back("the load is never over " + threeDigits(mostN) + " N, which is a person of " +
                     threeDigits(mostN / 9.81) + " kg: is load_n in kilograms or pounds?");
  }
  const double widthMm = places.widthMm();
  const bool longEnough = places.lastsS() >= kLeastS;
  if (longEnough && widthMm < kStillMm && purpose != Purpose::ToeForce) {
    doubts.push_back("the whole recording lies within " + threeDigits(widthMm) +
                     " mm, which is unusually still: are cop_x_mm and cop_y_mm in centimetres or metres?");
  }
  if (purpose == Purpose::Sway) {
    std::ranges::move(doubtsOfSignal(places), std::back_inserter(doubts));
  } else if (std::string fault = purpose == Purpose::Movement ? faultOfSignal(places) : ""; !fault.empty()) {
    doubts.push_back(std::move(fault));
  }
  const double sideMm = sdOf(places.xMm);
  const double forwardMm = sdOf(places.yMm);
  if (purpose == Purpose::Sway && sideMm > kSideways * forwardMm && forwardMm > 0.0) {
    doubts.push_back("the sway to the sides (SD " + threeDigits(sideMm) + " mm) is far more than forward and back (" +
                     threeDigits(forwardMm) +
                     " mm): if the person stood on both feet, side by side, are cop_x_mm and cop_y_mm swapped?");
  }
  return doubts;
}

double widthMm(const Recording& recording) {
  return placesOf(recording.readings).widthMm();
}

}  // namespace surefoot
