// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <type_traits>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "exchange/recording.hpp"
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
void printJson(std::string_view exercise, const char* key, const std::vector<Found>& found) {
  nlohmann::ordered_json out;
  out["exercise"] = exercise;
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
    std::cout << std::setprecision(2) << std::setw(9) << press.startS << std::setw(9) << press.endS << std::setw(9)
              << press.heldS << std::setprecision(1) << std::setw(10) << press.peak << "  "
              << (press.complete ? "yes" : "no") << '\n';
  }
}

void printTable(const std::vector<TiptoeHold>& holds) {
  std::cout << "Tiptoe holds: " << holds.size() << '\n';
  if (!holds.empty()) {
    std::cout << "  start s    end s   held s  steps\n" << std::fixed << std::setprecision(2);
  }
  for (const TiptoeHold& hold : holds) {
    std::cout << std::setw(9) << hold.startS << std::setw(9) << hold.endS << std::setw(9) << hold.heldS << std::setw(7)
              << hold.steps << '\n';
  }
}

void printTable(const std::vector<CircleSet>& sets) {
  std::cout << "Circles: " << sets.size() << (sets.size() == 1 ? " set" : " sets") << ", seen from above\n";
  if (!sets.empty()) {
    std::cout << "  start s    end s   laps  direction\n" << std::fixed << std::setprecision(2);
  }
  for (const CircleSet& set : sets) {
    std::cout << std::setw(9) << set.startS << std::setw(9) << set.endS << std::setw(7) << set.laps << "  "
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

template <class Found>
void print(const DetectOptions& options, const char* key, const char* what, const std::vector<Found>& found,
           const Recording& recording, bool toes) {
  if (options.json) {
    printJson(wordOf(options.exercise), key, found);
  } else if constexpr (std::is_same_v<Found, Press>) {
    printTable(found, toes);
  } else {
    printTable(found);
  }
  if (found.empty()) {
    printNothingFound(what, recording.readings);
  }
}

}  // namespace

int runDetect(const Program& /*program*/, const DetectOptions& options) {
  const Recording recording = readRecording(options.file, gateFor(0.0, options.seated));
  const DetectSetup setup = setupFor(options, recording);
  const bool toes = recording.hasToes || setup.form == Form::Seated;
  switch (options.exercise) {
    case Exercise::Tiptoe:
      print(options, "holds", "time on tiptoe", detectHolds(recording.readings, setup), recording, toes);
      break;
    case Exercise::AnkleCircle:
      print(options, "sets", "circle", detectCircles(recording.readings, setup), recording, toes);
      break;
    default:
      print(options, "reps", toes ? "toe press" : "forward press", detectPresses(recording.readings, setup), recording,
            toes);
      break;
  }
  return 0;
}

}  // namespace surefoot
