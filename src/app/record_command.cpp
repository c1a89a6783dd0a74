// SPDX-License-Identifier: MIT
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <iostream>
#include <thread>

#include "app/options.hpp"
#include "app/play.hpp"
#include "app/sources.hpp"
#include "base/error.hpp"
#include "records/recording.hpp"

namespace surefoot {
namespace {

constexpr double kFirstSampleS = 5.0;

RecordingHealth healthOf(const BoardHealth& health) {
  return {.rateHz = health.rateHz,
          .badFrames = health.badFrames,
          .lostSamples = health.lostSamples,
          .gaps = health.gaps,
          .overflowed = health.overflowed,
          .straddled = health.straddled,
          .reconnects = health.reconnects};
}

}  // namespace

int runRecord(const RecordOptions& options) {
  if (std::filesystem::exists(options.out)) {
    throw Error(options.out + " exists already: choose another name, nothing was written");
  }
  listenForStop();
  const auto source = openSamples(options.board);
  RecordingWriter writer(options.out, source->board(), source->describe());
  const bool terminal = isatty(STDERR_FILENO) != 0;
  std::vector<Sample> samples;
  std::uint64_t firstUs = 0;
  double recordedS = 0.0;
  const auto start = std::chrono::steady_clock::now();
  for (Tick tick = 0; recordedS < options.seconds && !stopAsked && !source->atEnd(); ++tick) {
    samples.clear();
    source->poll(tick, samples);
    for (const Sample& sample : samples) {
      firstUs = writer.samples() == 0 ? sample.boardTimeUs : firstUs;
      recordedS = static_cast<double>(sample.boardTimeUs - firstUs) * 1e-6;
      if (recordedS < options.seconds) {
        writer.append(sample);
      }
    }
    if (writer.samples() == 0 && tick > ticksOf(kFirstSampleS)) {
      throw Error("no sample came in " + std::to_string(static_cast<int>(kFirstSampleS)) +
                  " s: is the board plugged in? `surefoot board list` shows what answers");
    }
    if (source->isLive()) {
      std::this_thread::sleep_until(start + std::chrono::duration<double>(static_cast<double>(tick + 1) * kTickS));
    }
    if (terminal && tick % kTicksPerSecond == 0) {
      std::cerr << "\rRecording: " << static_cast<int>(recordedS) << " of " << options.seconds << " s" << std::flush;
    }
  }
  writer.finish(healthOf(source->health()));
  const BoardHealth health = source->health();
  std::cout << (terminal ? "\n" : "") << "Wrote " << options.out << ": " << writer.samples() << " samples, " << health.rateHz << " a second, "
            << health.badFrames << " bad frames, " << health.gaps << " gaps, " << health.lostSamples << " samples lost.\n";
  return 0;
}

}  // namespace surefoot
