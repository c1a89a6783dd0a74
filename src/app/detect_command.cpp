// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <iomanip>
#include <iostream>

#include <nlohmann/json.hpp>

#include "app/options.hpp"
#include "movement/detect.hpp"
#include "records/recording.hpp"

namespace surefoot {
namespace {

/// Milliseconds are as fine as any sample rate here.
double rounded(double seconds) {
  return std::round(seconds * 1000.0) / 1000.0;
}

void printJson(const std::string& exercise, const std::vector<Press>& presses) {
  nlohmann::ordered_json out;
  out["exercise"] = exercise;
  out["reps"] = nlohmann::ordered_json::array();
  for (const Press& press : presses) {
    out["reps"].push_back({{"start_s", rounded(press.startS)},
                           {"end_s", rounded(press.endS)},
                           {"held_s", rounded(press.heldS)},
                           {"complete", press.complete}});
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

}  // namespace

int runDetect(const DetectOptions& options) {
  const Recording recording = readRecording(options.file);
  const std::vector<Press> presses = detectPresses(
      recording.readings, {.person = {.footLengthMm = options.footLengthMm}, .loadKnown = recording.hasLoad});
  if (options.json) {
    printJson(options.exercise, presses);
  } else {
    printTable(presses, recording.hasToes);
  }
  return 0;
}

}  // namespace surefoot
