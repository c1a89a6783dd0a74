// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <type_traits>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "base/error.hpp"
#include "exchange/judge.hpp"
#include "movement/detect.hpp"

namespace surefoot {
namespace {

/// To milliseconds: finer than any sample rate here.
double rounded(double seconds) {
  return std::round(seconds * 1000.0) / 1000.0;
}

const char* wayOf(const CircleSet& set) {
  return set.clockwise ? "clockwise" : "counter-clockwise";
}

nlohmann::ordered_json jsonOf(const Press& press) {
  return {{"start_s", rounded(press.startS)},
          {"end_s", rounded(press.endS)},
          {"held_s", rounded(press.heldS)},
          {"complete", press.complete}};
}

nlohmann::ordered_json jsonOf(const TiptoeHold& hold) {
  return {{"start_s", rounded(hold.startS)},
          {"end_s", rounded(hold.endS)},
          {"held_s", rounded(hold.heldS)},
          {"steps", hold.steps}};
}

nlohmann::ordered_json jsonOf(const CircleSet& set) {
  return {
      {"start_s", rounded(set.startS)}, {"end_s", rounded(set.endS)}, {"laps", set.laps}, {"direction", wayOf(set)}};
}

template <class Found>
void printJson(std::string_view exercise, const char* key, const std::vector<Found>& found, const Recording& recording,
               const std::vector<std::string>& notes) {
  nlohmann::ordered_json out;
  out["exercise"] = exercise;
  out["read"] = recording.read;
  out["notes"] = notes;
  out[key] = nlohmann::ordered_json::array();
  for (const Found& one : found) {
    out[key].push_back(jsonOf(one));
  }
  std::cout << out.dump(2) << '\n';
}

void printTable(const std::vector<Press>& presses, bool toes) {
  std::cout << (toes ? "Toe presses (toe force)"
                     : "Forward presses (shift of the centre of pressure; not toe strength)")
            << ": " << std::ranges::count_if(presses, &Press::complete) << " complete of " << presses.size() << '\n';
  if (!presses.empty()) {
    std::cout << "  start s    end s   held s   peak " << (toes ? "N " : "mm") << "  complete\n" << std::fixed;
  }
  for (const Press& press : presses) {
    std::cout << std::setprecision(2) << std::setw(9) << press.startS << ' ' << std::setw(8) << press.endS << ' '
              << std::setw(8) << press.heldS << std::setprecision(1) << std::setw(10) << press.peak << "  "
              << (press.complete ? "yes" : "no") << '\n';
  }
}

void printTable(const std::vector<TiptoeHold>& holds) {
  std::cout << "Tiptoe holds: " << holds.size() << '\n';
  if (!holds.empty()) {
    std::cout << "  start s    end s   held s  steps\n" << std::fixed << std::setprecision(2);
  }
  for (const TiptoeHold& hold : holds) {
    std::cout << std::setw(9) << hold.startS << ' ' << std::setw(8) << hold.endS << ' ' << std::setw(8) << hold.heldS
              << std::setw(7) << hold.steps << '\n';
  }
}

void printTable(const std::vector<CircleSet>& sets) {
  std::cout << "Circles: " << sets.size() << (sets.size() == 1 ? " set" : " sets") << ", seen from above\n";
  if (!sets.empty()) {
    std::cout << "  start s    end s   laps  direction\n" << std::fixed << std::setprecision(2);
  }
  for (const CircleSet& set : sets) {
    std::cout << std::setw(9) << set.startS << ' ' << std::setw(8) << set.endS << std::setw(7) << set.laps << "  "
              << wayOf(set) << '\n';
  }
}

/// An exported session is read as it was played. Guided presses were not measured: look for forward presses, standing.
DetectSetup setupFor(const DetectOptions& options, const Recording& recording) {
  DetectSetup setup{.form = options.seated ? Form::Seated : Form::Standing, .loadKnown = recording.hasLoad};
  if (recording.session) {
    setup.person = recording.session->setup.person;
    setup.form = recording.session->setup.bout.form == Form::Seated ? Form::Seated : Form::Standing;
  }
  setup.person.footLengthMm = options.footLengthMm.value_or(setup.person.footLengthMm);
  return setup;
}

/// On stderr: a program may read stdout.
void printNothingFound(const char* what, const std::vector<Reading>& readings) {
  std::cerr << "No " << what << " found in " << std::lround(readings.back().tS - readings.front().tS)
            << " s (`surefoot detect --help` explains what counts).\n";
}

/// A way in which other programs write places.
struct Otherwise {
  const char* how;
  const char* question;
  Vec2 (*changed)(Vec2);
};
constexpr const char* kAxes = "cop_x_mm is to the person's right, cop_y_mm forward; are the columns so?";
constexpr std::array<Otherwise, 3> kTurned{{{"with cop_x_mm and cop_y_mm swapped", kAxes,
                                             [](Vec2 mm) {
                                               return Vec2{mm.y, mm.x};
                                             }},
                                            {"with the sign of cop_y_mm turned", kAxes,
                                             [](Vec2 mm) {
                                               return Vec2{mm.x, -mm.y};
                                             }},
                                            {"with them swapped and the sign of cop_x_mm turned", kAxes, [](Vec2 mm) {
                                               return Vec2{mm.y, -mm.x};
                                             }}}};
constexpr Otherwise kTenfold{"with cop_x_mm and cop_y_mm ten times as large", "are they in centimetres?",
                             [](Vec2 mm) { return 10.0 * mm; }};
/// Who does an exercise moves more.
constexpr double kSmallMm = 12.0;
/// Turned round, quiet standing holds up to two of them a minute by chance (18 public recordings).
constexpr double kNoChanceAMinute = 3.0;
constexpr double kNoChance = 2.0;

double doneIn(const Press& press) {
  return press.complete ? 1.0 : 0.0;
}
double doneIn(const TiptoeHold& /*hold*/) {
  return 1.0;
}
double doneIn(const CircleSet& set) {
  return set.laps;
}

/// Complete presses, times on tiptoe, whole laps.
template <class Found>
int doneIn(const std::vector<Found>& found) {
  double done = 0.0;
  for (const Found& one : found) {
    done += doneIn(one);
  }
  return static_cast<int>(done);
}

/// What would have been found, had the places been written otherwise; "" if something was found as they are.
template <class Found, class Detect>
std::string noteOnPlaces(const char* what, const std::vector<Found>& found, const Recording& recording, Detect detect) {
  if (doneIn(found) > 0 || recording.board) {
    return "";
  }
  const double minutes = (recording.readings.back().tS - recording.readings.front().tS) / 60.0;
  const double noChance = std::max(kNoChance, kNoChanceAMinute * minutes);
  std::vector<Otherwise> ways(kTurned.begin(), kTurned.end());
  if (widthMm(recording) < kSmallMm) {
    ways.push_back(kTenfold);
  }
  for (const Otherwise& way : ways) {
    std::vector<Reading> readings = recording.readings;
    for (Reading& reading : readings) {
      reading.whole.mm = way.changed(reading.whole.mm);
    }
    if (const int count = doneIn(detect(readings)); count >= noChance) {
      return "no complete " + std::string(what) + " was found, but " + way.how + " there would be " +
             std::to_string(count) + ": " + way.question;
    }
  }
  return "";
}

/// One exercise: how it is found and what it is called.
template <class Found, class Detect>
void find(const DetectOptions& options, const char* key, const char* what, const Recording& recording, bool byToes,
          Detect detect) {
  const std::vector<Found> found = detect(recording.readings);
  std::vector<std::string> notes = doubtsAbout(recording, byToes ? Purpose::ToeForce : Purpose::Movement);
  if (std::string note = byToes ? "" : noteOnPlaces(what, found, recording, detect); !note.empty()) {
    notes.push_back(std::move(note));
  }
  if (options.json) {
    printJson(wordOf(options.exercise), key, found, recording, notes);
  } else {
    if (recording.unusual) {
      std::cout << "read: " << recording.read << '\n';
    }
    for (const std::string& note : notes) {
      std::cout << "note: " << note << '\n';
    }
    if constexpr (std::is_same_v<Found, Press>) {
      printTable(found, byToes);
    } else {
      printTable(found);
    }
  }
  if (found.empty()) {
    printNothingFound(what, recording.readings);
  }
}

}  // namespace

int runDetect(const Program& /*program*/, const DetectOptions& options) {
  Recording recording = readRecording(options.file, gateFor(0.0, options.seated));
  const DetectSetup setup = setupFor(options, recording);
  const bool seated = setup.form == Form::Seated;
  const bool toes = recording.hasToes || seated;
  const Purpose purpose = toes && options.exercise == Exercise::ToePress ? Purpose::ToeForce : Purpose::Movement;
  if (const std::string why = whyNotJudged(recording, purpose, seated); !why.empty()) {
    throw Error(options.file + ": nothing can be found: " + why);
  }
  if (!recording.hasLoad) {
    // The detectors take every reading for valid then.
    std::erase_if(recording.readings, [](const Reading& reading) { return !reading.whole.valid; });
  }
  const auto with = [&setup](auto detect) {
    return [&setup, detect](const std::vector<Reading>& readings) { return detect(readings, setup); };
  };
  switch (options.exercise) {
    case Exercise::Tiptoe:
      find<TiptoeHold>(options, "holds", "time on tiptoe", recording, seated, with(detectHolds));
      break;
    case Exercise::AnkleCircle:
      find<CircleSet>(options, "sets", "circle", recording, false, with(detectCircles));
      break;
    default:
      find<Press>(options, "reps", toes ? "toe press" : "forward press", recording, toes, with(detectPresses));
      break;
  }
  return 0;
}

}  // namespace surefoot
