// SPDX-License-Identifier: MIT
// What is found where nothing was done: events in ten minutes of real quiet standing and weight shifting, by age,
// ground and eyes, as the games see it (the tracker) and as `surefoot detect` does. `reference_bench [FOLDER]` reads
// the reference recordings (SUREFOOT_REFERENCE when not given) and fails over one complete press, measured hold,
// complete lap or found event in ten minutes; without recordings it says so and returns 77.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "movement/detect.hpp"
#include "movement/tracker.hpp"
#include "posture/columns.hpp"
#include "posture/reading.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

constexpr int kSkipped = 77;
constexpr double kAllowedPerMinute = 0.1;

struct Recording {
  std::string group;
  bool loadKnown = false;
  std::vector<Reading> readings;
};

enum Column : std::size_t {
  Press,       ///< Complete forward presses.
  ShortPress,  ///< Begun and not complete.
  Hold,        ///< Measured.
  Credited,    ///< Holds that may have been a lean.
  Lap,         ///< Complete.
  BrokenLap,
  FoundPress,  ///< By `surefoot detect`: presses, holds, sets of laps.
  FoundHold,
  FoundSet,
  Lean,  ///< Sideways, and shifts of weight: what was truly done in the recordings of weight shifting.
  Shift,
  kColumns
};
constexpr std::array<const char*, kColumns> kNames{"press",     "(short)",  "hold",        "(credited)",
                                                   "lap",       "(broken)", "found press", "found hold",
                                                   "found set", "lean",     "shift"};
/// Those that nobody did.
constexpr std::array kBarred{Press, Hold, Lap, FoundPress, FoundHold, FoundSet};

struct Tally {
  double minutes = 0.0;
  std::array<int, kColumns> counts{};
};

std::string groupOf(const fs::path& csv) {
  std::ifstream file(fs::path(csv).replace_extension(".json"));
  const auto facts = file ? nlohmann::json::parse(file) : nlohmann::json::object();
  const std::string ground = facts.value("Surface", "");
  if (ground.empty()) {
    return csv.stem().string().rfind("WBB", 0) == 0 ? "weight shifting" : "other";
  }
  return std::string(facts.value("AgeGroup", "") == "Old" ? "older, " : "young, ") +
         (ground == "Foam" ? "foam, " : "firm, ") +
         (facts.value("Vision", "") == "Closed" ? "eyes closed" : "eyes open");
}

Recording centreOfPressureOf(const fs::path& csv) {
  const auto columns = testing::columnsOf(csv.string());
  const auto& time = columns.at("time_s");
  Recording recording{.group = groupOf(csv), .readings = std::vector<Reading>(time.size())};
  for (std::size_t i = 0; i < time.size(); ++i) {
    Reading& reading = recording.readings[i];
    reading.tS = time[i];
    reading.whole = {{columns.at("cop_x_mm")[i], columns.at("cop_y_mm")[i]}, 700.0, true};
  }
  return recording;
}

Recording realBoardOf(const fs::path& csv) {
  const auto columns = testing::columnsOf(csv.string());
  const auto& time = columns.at("time_s");
  Recording recording{.group = "weight shifting", .loadKnown = true, .readings = std::vector<Reading>(time.size())};
  for (std::size_t i = 0; i < time.size(); ++i) {
    Reading& reading = recording.readings[i];
    reading.tS = time[i];
    for (int cell = 1; cell <= 4; ++cell) {
      reading.whole.loadN += columns.at("force_" + std::to_string(cell) + "_n")[i];
    }
    reading.whole.mm = {columns.at("cop_x_mm")[i], columns.at("cop_y_mm")[i]};
    reading.whole.valid = reading.whole.loadN > 100.0;
  }
  return recording;
}

void count(const MovementEvent& event, Tally& tally) {
  switch (event.kind) {
    case EventKind::PressEnd:
      ++tally.counts[event.press.complete && !event.press.astray ? Press : ShortPress];
      break;
    case EventKind::HoldEnd:
      tally.counts[Hold] += event.hold.measured ? 1 : 0;
      tally.counts[Credited] += !event.hold.measured && !event.hold.astray ? 1 : 0;
      break;
    case EventKind::LapEnd:
      ++tally.counts[event.lap.complete ? Lap : BrokenLap];
      break;
    default:
      break;
  }
}

Tally tallyOf(const Recording& recording) {
  Tally tally;
  tally.minutes = (recording.readings.back().tS - recording.readings.front().tS) / 60.0;
  for (const Exercise exercise : {Exercise::ToePress, Exercise::Tiptoe, Exercise::AnkleCircle, Exercise::Free}) {
    MovementTracker tracker({.exercise = exercise, .toes = false, .weighs = recording.loadKnown});
    std::vector<MovementEvent> events;
    for (const Reading& reading : recording.readings) {
      tracker.step(reading, events);
    }
    tracker.finish(events);
    for (const MovementEvent& event : events) {
      count(event, tally);
      tally.counts[Lean] += exercise == Exercise::Free && event.kind == EventKind::LeanStart ? 1 : 0;
      tally.counts[Shift] += exercise == Exercise::Free && event.kind == EventKind::ShiftedTo ? 1 : 0;
    }
  }
  const DetectSetup setup{.person = {}, .form = Form::Standing, .loadKnown = recording.loadKnown};
  tally.counts[FoundPress] = static_cast<int>(detectPresses(recording.readings, setup).size());
  tally.counts[FoundHold] = static_cast<int>(detectHolds(recording.readings, setup).size());
  tally.counts[FoundSet] = static_cast<int>(detectCircles(recording.readings, setup).size());
  return tally;
}

void print(const std::string& group, const Tally& tally) {
  std::printf("%-26s %7.2f", group.c_str(), tally.minutes);
  for (std::size_t i = 0; i < kColumns; ++i) {
    std::printf(" %*.1f", std::max(6, static_cast<int>(std::string(kNames[i]).size())),
                10.0 * tally.counts[i] / tally.minutes);
  }
  std::printf("\n");
}

int runAll(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder / "recordings")) {
    if (entry.path().extension() == ".csv") {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<Recording> recordings;
  std::transform(files.begin(), files.end(), std::back_inserter(recordings), centreOfPressureOf);
  recordings.push_back(realBoardOf(folder / "real_board" / "four_corners_181s.csv"));
  std::map<std::string, Tally> groups;
  Tally all;
  for (const Recording& recording : recordings) {
    const Tally one = tallyOf(recording);
    for (Tally* tally : {&groups[recording.group], &all}) {
      tally->minutes += one.minutes;
      std::transform(one.counts.begin(), one.counts.end(), tally->counts.begin(), tally->counts.begin(), std::plus<>());
    }
  }
  std::printf("events in ten minutes; in brackets what counts for nothing or is credited and not measured\n");
  std::printf("%-26s %7s", "group", "minutes");
  for (const char* name : kNames) {
    std::printf(" %6s", name);
  }
  std::printf("\n");
  for (const auto& [group, tally] : groups) {
    print(group, tally);
  }
  print("all", all);
  const bool good = std::all_of(kBarred.begin(), kBarred.end(), [&all](Column column) {
    return all.counts[column] <= kAllowedPerMinute * all.minutes;
  });
  std::puts(good ? "good: at most one false event of each kind in ten minutes"
                 : "NOT GOOD: more than one false event of a kind in ten minutes");
  return good ? 0 : 1;
}

}  // namespace
}  // namespace surefoot

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : surefoot::testing::referenceDir();
  if (folder.empty()) {
    std::puts("skipped: no reference data");
    return surefoot::kSkipped;
  }
  return surefoot::runAll(folder);
}
