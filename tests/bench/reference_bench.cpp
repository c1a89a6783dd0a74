// SPDX-License-Identifier: MIT
// What is found where nothing was done: events in real quiet standing and weight shifting, by age, ground and eyes, as
// the games see it (the tracker) and as `surefoot detect` does. `reference_bench [FOLDER]` reads the reference
// recordings (SUREFOOT_REFERENCE when not given) and fails over one false event of a kind in ten minutes, of all of
// them and of those on foam with closed eyes; without recordings it says so and returns 77.
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

namespace surefoot::test {
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
  Choice,  ///< A lean to one side that stayed as long as a menu asks for; shifts of weight.
  Shift,
  ShortLean,
  kColumns
};
constexpr std::array<const char*, kColumns> kNames{"press",     "(short)",  "hold",        "(credited)",
                                                   "lap",       "(broken)", "found press", "found hold",
                                                   "found set", "lean",     "shift",       "(short lean)"};
/// Those that nobody did.
constexpr std::array kBarred{Press, Hold, Lap, FoundPress, FoundHold, FoundSet, Choice, Shift};
constexpr double kChoiceS = 1.5;
constexpr const char* kShifting = "weight shifting";

struct Tally {
  double minutes = 0.0;
  std::array<int, kColumns> counts{};

  void add(const Tally& other) {
    minutes += other.minutes;
    std::transform(counts.begin(), counts.end(), other.counts.begin(), counts.begin(), std::plus<>());
  }
};

std::string groupOf(const fs::path& csv) {
  std::ifstream file(fs::path(csv).replace_extension(".json"));
  const auto facts = file ? nlohmann::json::parse(file) : nlohmann::json::object();
  const auto conditions = facts.value("/source/conditions"_json_pointer, nlohmann::json::object());
  const std::string ground = conditions.value("Surface", "");
  if (ground.empty()) {
    return csv.stem().string().rfind("WBB", 0) == 0 ? kShifting : "other";
  }
  return std::string(conditions.value("AgeGroup", "") == "Old" ? "older, " : "young, ") +
         (ground == "Foam" ? "foam, " : "firm, ") +
         (conditions.value("Vision", "") == "Closed" ? "eyes closed" : "eyes open");
}

Recording centreOfPressureOf(const fs::path& csv) {
  const auto columns = columnsOf(csv.string());
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
  const auto columns = columnsOf(csv.string());
  const auto& time = columns.at("time_s");
  Recording recording{.group = kShifting, .loadKnown = true, .readings = std::vector<Reading>(time.size())};
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

void countLeans(const std::vector<MovementEvent>& events, Tally& tally) {
  double sinceS = 0.0;
  for (const MovementEvent& event : events) {
    if (event.kind == EventKind::LeanStart) {
      sinceS = event.tS;
    } else if (event.kind == EventKind::LeanEnd) {
      ++tally.counts[event.tS - sinceS >= kChoiceS ? Choice : ShortLean];
    } else if (event.kind == EventKind::ShiftedTo) {
      ++tally.counts[Shift];
    }
  }
}

Tally tallyOf(const Recording& recording) {
  Tally tally;
  tally.minutes = (recording.readings.back().tS - recording.readings.front().tS) / 60.0;
  for (const Exercise exercise : {Exercise::ToePress, Exercise::Tiptoe, Exercise::AnkleCircle, Exercise::Free}) {
    MovementTracker tracker({.exercise = exercise, .toes = false, .loadKnown = recording.loadKnown});
    std::vector<MovementEvent> events;
    for (const Reading& reading : recording.readings) {
      tracker.step(reading, events);
    }
    tracker.finish(events);
    for (const MovementEvent& event : events) {
      count(event, tally);
    }
    if (exercise == Exercise::Free) {
      countLeans(events, tally);
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
    std::printf(" %*d", std::max(6, static_cast<int>(std::string(kNames[i]).size())), tally.counts[i]);
  }
  std::printf("\n");
}

/// Prints a pool and what is wrong with it. In four minutes one event would already be too often.
bool isQuiet(const char* pool, const Tally& tally) {
  print(pool, tally);
  bool good = true;
  for (const Column column : kBarred) {
    const int count = tally.counts[column];
    if (count > kAllowedPerMinute * tally.minutes) {
      std::printf("NOT GOOD: %s, %s: %d in %.2f minutes is over one in ten\n", pool, kNames[column], count,
                  tally.minutes);
      good = false;
    }
  }
  return good;
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
  Tally foamEyesClosed;
  for (const Recording& recording : recordings) {
    Tally one = tallyOf(recording);
    groups[recording.group].add(one);
    if (recording.group == kShifting) {
      // These were truly done.
      one.counts[Choice] = one.counts[Shift] = one.counts[ShortLean] = 0;
    }
    all.add(one);
    if (recording.group.ends_with("foam, eyes closed")) {
      foamEyesClosed.add(one);
    }
  }
  std::printf("how many in so many minutes; in brackets what counts for nothing or is credited and not measured\n");
  std::printf("%-26s %7s", "group", "minutes");
  for (const char* name : kNames) {
    std::printf(" %6s", name);
  }
  std::printf("\n");
  for (const auto& [group, tally] : groups) {
    print(group, tally);
  }
  bool good = foamEyesClosed.minutes > 0.0;
  good = isQuiet("all foam, eyes closed", foamEyesClosed) && good;
  good = isQuiet("all", all) && good;
  std::puts(good ? "good: at most one false event of each kind in ten minutes, of all and of foam with eyes closed"
                 : "NOT GOOD");
  return good ? 0 : 1;
}

}  // namespace
}  // namespace surefoot::test

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : surefoot::test::referenceDir();
  if (folder.empty()) {
    std::puts("skipped: no reference data");
    return surefoot::test::kSkipped;
  }
  return surefoot::test::runAll(folder);
}
