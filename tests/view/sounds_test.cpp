// SPDX-License-Identifier: MIT
// The sound files that were built: those of a kind are equally loud, none clips, and what they say lies where older
// people hear best.
#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <numbers>
#include <span>
#include <string>
#include <vector>

#include <SFML/Audio/InputSoundFile.hpp>
#include <gtest/gtest.h>

#include "paths.hpp"

namespace surefoot::test {
namespace {

namespace fs = std::filesystem;

const fs::path kShare = fs::path(SUREFOOT_BINARY_DIR) / "share" / "surefoot";

struct Sound {
  double hz = 0.0;
  std::vector<double> samples;  ///< -1 to 1.
};

Sound soundOf(const fs::path& file) {
  sf::InputSoundFile in;
  EXPECT_TRUE(in.openFromFile(file.string())) << file;
  std::vector<sf::Int16> samples(in.getSampleCount());
  samples.resize(in.read(samples.data(), samples.size()));
  Sound sound{.hz = static_cast<double>(in.getSampleRate())};
  for (std::size_t i = 0; i < samples.size(); i += in.getChannelCount()) {
    sound.samples.push_back(samples[i] / 32768.0);
  }
  EXPECT_GT(sound.samples.size(), 100U) << file;
  return sound;
}

double dbOf(double meanSquare) {
  return 10.0 * std::log10(meanSquare + 1e-12);
}

double meanSquareOf(std::span<const double> samples) {
  double sum = 0.0;
  for (const double sample : samples) {
    sum += sample * sample;
  }
  return sum / static_cast<double>(std::max<std::size_t>(samples.size(), 1));
}

/// Of the loudest 50 ms.
double loudestDb(const Sound& sound) {
  const auto window = static_cast<std::size_t>(0.05 * sound.hz);
  double loudest = 0.0;
  for (std::size_t from = 0; from < sound.samples.size(); from += window / 5) {
    const std::size_t size = std::min(window, sound.samples.size() - from);
    const double sum = meanSquareOf(std::span(sound.samples).subspan(from, size)) * static_cast<double>(size);
    loudest = std::max(loudest, sum / static_cast<double>(window));
  }
  return dbOf(loudest);
}

double peakOf(const Sound& sound) {
  double peak = 0.0;
  for (const double sample : sound.samples) {
    peak = std::max(peak, std::abs(sample));
  }
  return peak;
}

/// The share of the power from 190 to 1600 Hz, in the first tenth of a second.
double shareInBand(const Sound& sound) {
  const auto size = std::min(sound.samples.size(), static_cast<std::size_t>(0.1 * sound.hz));
  double all = 0.0;
  double inside = 0.0;
  for (double hz = 60.0; hz < 6000.0; hz += 12.0) {
    double real = 0.0;
    double imaginary = 0.0;
    for (std::size_t i = 0; i < size; ++i) {
      const double angle = 2.0 * std::numbers::pi * hz * static_cast<double>(i) / sound.hz;
      real += sound.samples[i] * std::cos(angle);
      imaginary += sound.samples[i] * std::sin(angle);
    }
    const double power = real * real + imaginary * imaginary;
    all += power;
    inside += hz >= 190.0 && hz <= 1600.0 ? power : 0.0;
  }
  return inside / all;
}

std::map<std::string, Sound> soundsIn(const fs::path& folder) {
  std::map<std::string, Sound> sounds;
  if (fs::exists(folder)) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".wav") {
        sounds[entry.path().stem().string()] = soundOf(entry.path());
      }
    }
  }
  return sounds;
}

/// Beginnings of the names of each kind.
const std::vector<std::vector<std::string>> kKinds{{"tick", "step", "thud", "crumble", "stretch"},
                                                   {"throw", "hold", "release", "puff", "flame"},
                                                   {"note", "lantern", "low", "high"},
                                                   {"bell", "welldone"},
                                                   {"firefly", "wind"}};

bool isOf(const std::vector<std::string>& kind, const std::string& name) {
  return std::ranges::any_of(kind, [&](const std::string& beginning) { return name.starts_with(beginning); });
}

TEST(Sounds, EachOfAKind_IsAsLoudAsTheOthersAndNoneClips) {
  const auto sounds = soundsIn(kShare / "sounds");
  if (sounds.empty()) {
    GTEST_SKIP() << "no sounds were built: sox is missing";
  }
  for (const auto& [name, sound] : sounds) {
    EXPECT_LT(peakOf(sound), 0.9) << name;
    EXPECT_EQ(std::ranges::count_if(kKinds, [&](const auto& kind) { return isOf(kind, name); }), 1) << name;
  }
  for (const auto& kind : kKinds) {
    double least = 0.0;
    double most = -100.0;
    for (const auto& [name, sound] : sounds) {
      least = isOf(kind, name) ? std::min(least, loudestDb(sound)) : least;
      most = isOf(kind, name) ? std::max(most, loudestDb(sound)) : most;
    }
    EXPECT_LT(most - least, 3.0) << kind.front();
  }
}

TEST(Sounds, Effects_LieWhereOlderPeopleHearBest) {
  for (const auto& [name, sound] : soundsIn(kShare / "sounds")) {
    EXPECT_GT(shareInBand(sound), 0.8) << name;
  }
}

TEST(Sounds, EverySpokenText_IsAsLoudAsTheOthersAndNoneClips) {
  std::size_t texts = 0;
  for (const char* language : {"en", "de"}) {
    for (const auto& [name, sound] : soundsIn(kShare / "voice" / language)) {
      EXPECT_NEAR(dbOf(meanSquareOf(sound.samples)), -20.0, 1.5) << language << ' ' << name;
      EXPECT_LT(peakOf(sound), 0.999) << language << ' ' << name;
      ++texts;
    }
  }
  if (texts == 0) {
    GTEST_SKIP() << "nothing was spoken: espeak-ng or sox is missing";
  }
  EXPECT_GT(texts, 300U);
}

}  // namespace
}  // namespace surefoot::test
