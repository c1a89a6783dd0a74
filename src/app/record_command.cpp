// SPDX-License-Identifier: MIT
#include <cmath>
#include <filesystem>
#include <iostream>

#include <unistd.h>

#include "app/options.hpp"
#include "app/sources.hpp"
#include "app/tick_loop.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "exchange/recording.hpp"

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

/// Writes samples until they cover `seconds` of board time.
void recordInto(RecordingWriter& writer, SampleSource& source, double seconds) {
  const bool terminal = isatty(STDERR_FILENO) != 0;
  std::uint64_t firstUs = 0;
  double recordedS = 0.0;
  forEachTick(source, [&](Tick tick, std::span<const Sample> samples) {
    for (const Sample& sample : samples) {
      firstUs = writer.samples() == 0 ? sample.boardTimeUs : firstUs;
      recordedS = static_cast<double>(sample.boardTimeUs - firstUs) * 1e-6;
      if (recordedS >= seconds) {
        return false;
      }
      writer.append(sample);
    }
    if (writer.samples() == 0 && tick > ticksOf(kFirstSampleS)) {
      throw Error("the board sent no sample in " + numberText(kFirstSampleS) +
                  " s: `surefoot board diagnose` finds out why");
    }
    if (terminal && tick % kTicksPerSecond == 0) {
      std::cerr << "\rRecording: " << std::floor(recordedS) << " of " << seconds << " s" << std::flush;
    }
    return true;
  });
  if (terminal) {
    std::cerr << '\n';
  }
}

}  // namespace

int runRecord(const Program& /*program*/, const RecordOptions& options) {
  const std::filesystem::path out = options.out;
  if (std::filesystem::exists(out)) {
    throw Error(options.out + " exists already: choose another name; nothing was written");
  }
  if (out.has_parent_path() && !std::filesystem::is_directory(out.parent_path())) {
    throw Error("there is no directory " + out.parent_path().string() + ": create it first, or choose another");
  }
  const auto source = openSamples(options.board);
  RecordingWriter writer(options.out, source->board(), source->describe());
  recordInto(writer, *source, options.seconds);
  const BoardHealth health = source->health();
  writer.finish(healthOf(health));
  std::cout << "Wrote " << options.out << ": " << writer.samples() << " samples, "
            << numberText(std::round(health.rateHz * 10.0) / 10.0) << " a second, " << health.badFrames
            << " bad frames, " << health.gaps << " gaps, " << health.lostSamples << " samples lost.\n";
  return 0;
}

}  // namespace surefoot
