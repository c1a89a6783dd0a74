// SPDX-License-Identifier: MIT
// What noise of the board and the timing of its samples do to mean velocity and sample entropy, on the reference
// recordings of quiet standing: sampled anew at 100, 80 and 50 a second, with white noise added to both axes, or with
// jittered times. processing_bench [FOLDER] reads SUREFOOT_REFERENCE when no folder is given; without recordings it
// says so and returns 77.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "measures/sway.hpp"
#include "posture/columns.hpp"

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;

constexpr int kSkipped = 77;
constexpr std::array kRatesHz{100.0, 80.0, 50.0};

std::vector<Trace> tracesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".csv" && entry.path().filename().string().starts_with("BDS")) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  std::vector<Trace> traces;
  for (const fs::path& file : files) {
    const auto columns = columnsOf(file.string());
    traces.push_back({.tS = columns.at("time_s"), .apMm = columns.at("cop_y_mm"), .mlMm = columns.at("cop_x_mm")});
  }
  return traces;
}

/// Cubic through the four nearest samples of a signal at 100 a second, which holds nothing above 10 Hz.
double valueAt(const std::vector<double>& mm, double atS) {
  const double place = std::clamp(atS * 100.0, 1.0, static_cast<double>(mm.size()) - 3.0);
  const auto i = static_cast<std::size_t>(place);
  const double u = place - static_cast<double>(i);
  const double a = mm[i - 1];
  const double b = mm[i];
  const double c = mm[i + 1];
  const double d = mm[i + 2];
  return b + 0.5 * u * (c - a + u * (2.0 * a - 5.0 * b + 4.0 * c - d + u * (3.0 * (b - c) + d - a)));
}

/// The trace sampled at these times.
Trace sampledAt(const Trace& trace, std::vector<double> tS) {
  Trace sampled{.tS = std::move(tS), .apMm = {}, .mlMm = {}};
  for (const double t : sampled.tS) {
    sampled.apMm.push_back(valueAt(trace.apMm, t));
    sampled.mlMm.push_back(valueAt(trace.mlMm, t));
  }
  return sampled;
}

std::vector<double> timesOf(const Trace& trace, double rateHz, double jitterS, Random& random) {
  std::vector<double> tS;
  const double endS = static_cast<double>(trace.size()) / 100.0 - 0.05;
  for (int i = 0; i / rateHz + 0.05 < endS; ++i) {
    tS.push_back(0.05 + i / rateHz + jitterS * random.normal());
  }
  std::ranges::sort(tS);
  return tS;
}

/// "+9.8 % (+4.1 to +24.0)": median, least and most.
std::string spreadOf(std::vector<double> ratios) {
  std::ranges::sort(ratios);
  const auto percent = [](double ratio) { return 100.0 * (ratio - 1.0); };
  std::array<char, 80> text{};
  std::snprintf(text.data(), text.size(), "%+6.1f %% (%+.1f to %+.1f)", percent(ratios[ratios.size() / 2]),
                percent(ratios.front()), percent(ratios.back()));
  return text.data();
}

double velocityOf(const Trace& trace) {
  return swayMeasures(trace, {.sampleEntropy = false}).value("mean_velocity_mm_s").value();
}

void printNoise(const std::vector<Trace>& traces) {
  std::printf(
      "noise added to both axes: mean velocity, median (least to most) of the %zu trials with %.1f to %.1f mm/s\n",
      traces.size(), velocityOf(traces.front()), velocityOf(traces.back()));
  for (const double rateHz : kRatesHz) {
    for (const double noiseMm : {0.05, 0.1, 0.2, 0.3}) {
      Random random(1);
      std::vector<double> ratios;
      for (const Trace& trace : traces) {
        const Trace clean = sampledAt(trace, timesOf(trace, rateHz, 0.0, random));
        Trace noisy = clean;
        for (std::size_t i = 0; i < noisy.size(); ++i) {
          noisy.apMm[i] += noiseMm * random.normal();
          noisy.mlMm[i] += noiseMm * random.normal();
        }
        ratios.push_back(velocityOf(noisy) / velocityOf(clean));
      }
      std::printf("  %3.0f a second, %.2f mm  %s\n", rateHz, noiseMm, spreadOf(ratios).c_str());
    }
  }
}

void printTiming(const std::vector<Trace>& traces) {
  std::printf("jittered times (SD) against even ones: median (least to most) of %zu trials\n", traces.size());
  for (const double rateHz : kRatesHz) {
    for (const double jitterS : {0.00012, 0.0005, 0.0015}) {
      for (const bool resampled : {false, true}) {
        Random random(2);
        std::vector<double> velocity;
        std::vector<double> entropy;
        for (const Trace& trace : traces) {
          const MeasureSet even = swayMeasures(sampledAt(trace, timesOf(trace, rateHz, 0.0, random)));
          const MeasureSet set =
              swayMeasures(sampledAt(trace, timesOf(trace, rateHz, jitterS, random)), {.resampledBefore = resampled});
          velocity.push_back(set.value("mean_velocity_mm_s").value() / even.value("mean_velocity_mm_s").value());
          entropy.push_back(set.value("sample_entropy_ap").value() / even.value("sample_entropy_ap").value());
        }
        std::printf("  %3.0f a second, %.2f ms, %-14s velocity %s; sample entropy %s\n", rateHz, 1000.0 * jitterS,
                    resampled ? "averaged (id)" : "as sampled", spreadOf(velocity).c_str(), spreadOf(entropy).c_str());
      }
    }
  }
}

int run(const fs::path& folder) {
  std::vector<Trace> traces =
      fs::is_directory(folder / "recordings") ? tracesIn(folder / "recordings") : std::vector<Trace>{};
  if (traces.empty()) {
    std::printf("skipped: no reference data\n");
    return kSkipped;
  }
  std::ranges::sort(traces, {}, velocityOf);
  const auto half = traces.begin() + static_cast<std::ptrdiff_t>(traces.size() / 2);
  printNoise({traces.begin(), half});
  printNoise({half, traces.end()});
  printTiming(traces);
  return 0;
}

}  // namespace
}  // namespace surefoot::test

int main(int argc, char** argv) {
  const char* folder = argc > 1 ? argv[1] : std::getenv("SUREFOOT_REFERENCE");
  return surefoot::test::run(folder == nullptr ? "" : folder);
}
