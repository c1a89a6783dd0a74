// SPDX-License-Identifier: MIT
#include "music/band.hpp"

#include <algorithm>
#include <cmath>

#include "base/math.hpp"

namespace surefoot {
namespace {

/// The share of the way to its target that a level goes in one sample, to be there after about `seconds`.
float shareFor(double seconds) {
  return static_cast<float>(1.0 - std::exp(-3.0 / (seconds * kMusicHz)));
}
const float kSlow = shareFor(2.5);
const float kDuck = shareFor(0.25);
const float kBow = shareFor(0.12);
const float kGlide = shareFor(0.10);

constexpr float kUnderSpeech = 0.25F;
constexpr float kWhole = 0.22F;  // so that a whole bout stays 10 dB below the voice
constexpr float kEcho = 0.35F;
constexpr int kPhraseNotes = 4;
constexpr double kDegreesOfEffort = 5.0;
constexpr double kStick = 0.65;  ///< The string leaves a degree only when the feet are this far beyond it.
constexpr double kLeastEffort = 0.12;

}  // namespace

Band::Band(DayTime dayTime, std::uint64_t seed) : score_(dayTime, seed) {
  pitchHz_.now = pitchHz_.target = static_cast<float>(score_.hz(0));
  follow({});
}

void Band::follow(const Mood& mood) {
  const auto to = [this](Layer layer, double level) { levels_[layer].target = static_cast<float>(level); };
  to(Layer::Bed, mood.playing ? 0.8 : 1.0);
  to(Layer::Strings, mood.playing ? 1.0 : 0.55);
  to(Layer::Wood, mood.playing ? std::clamp(2.0 * mood.progress, 0.0, 1.0) : 0.0);
  to(Layer::Bells, mood.playing ? std::clamp(1.6 * mood.stillness - 0.4, 0.0, 1.0) : 0.3);
  whole_.target = mood.silent ? 0.0F : mood.somebodySpeaks ? kUnderSpeech : 1.0F;

  const double effort = mood.playing ? std::clamp(mood.effort, 0.0, 1.4) : 0.0;
  if (std::abs(effort * kDegreesOfEffort - degree_) > kStick) {
    degree_ = static_cast<int>(std::lround(effort * kDegreesOfEffort));
  }
  pitchHz_.target = static_cast<float>(score_.hz(degree_ + 1));
  bow_.target = effort < kLeastEffort ? 0.0F : static_cast<float>(std::min(1.0, 0.35 + 0.65 * effort));
  bright_.target = static_cast<float>(std::min(1.0, effort));
  followHold(mood);
}

/// A note at each quarter of a hold; the last one comes to rest, with the chord below it.
void Band::followHold(const Mood& mood) {
  if (mood.hold < 0.0 || mood.hold + 0.2 < lastHold_) {
    phraseNotes_ = 0;
  }
  const std::vector<int> phrase = Score::phrase(mood.repetition);
  while (mood.hold >= 0.0 && phraseNotes_ < kPhraseNotes &&
         mood.hold * kPhraseNotes >= static_cast<double>(phraseNotes_ + 1) - 1e-6) {
    const int degree = phrase[static_cast<std::size_t>(phraseNotes_)];
    phrase_.play({.instrument = Instrument::Glass, .hz = score_.hz(degree + 3), .loudness = 0.30});
    if (++phraseNotes_ == kPhraseNotes) {
      for (const int below : {0, 2, 4}) {
        phrase_.play(
            {.instrument = Instrument::Pluck, .hz = score_.hz(below), .loudness = 0.30, .pan = 0.3 * below - 0.6});
      }
    }
  }
  lastHold_ = mood.hold;
}

void Band::beginHalfBeat() {
  for (const LayeredNote& note : score_.nextHalfBeat()) {
    later_.push_back({at_ + static_cast<std::int64_t>(note.afterS * kMusicHz), note});
  }
  nextHalfBeatAt_ += static_cast<std::int64_t>(score_.halfBeatS() * kMusicHz);
}

void Band::playDue() {
  std::erase_if(later_, [this](const Later& later) {
    if (later.at > at_) {
      return false;
    }
    layers_[later.note.layer].play(later.note.note);
    return true;
  });
}

/// A bowed string: four partials, brighter with more effort.
float Band::climbing() {
  bow_.step(kBow);
  bright_.step(kBow);
  pitchHz_.step(kGlide);
  if (bow_.now < 1e-3F) {
    return 0.0F;
  }
  phase_ += static_cast<double>(pitchHz_.now) / kMusicHz;
  phase_ -= std::floor(phase_);
  const double angle = 2.0 * kPi * phase_;
  const double bright = bright_.now;
  const double sum =
      std::sin(angle) + (0.15 + 0.35 * bright) * std::sin(2.0 * angle) + 0.25 * bright * std::sin(3.0 * angle);
  return 0.11F * bow_.now * static_cast<float>(sum);
}

Frame Band::next() {
  if (at_ >= nextHalfBeatAt_) {
    beginHalfBeat();
  }
  playDue();
  ++at_;
  Frame dry = phrase_.next();
  for (std::size_t i = 0; i < countOf<Layer>(); ++i) {
    const auto layer = static_cast<Layer>(i);
    levels_[layer].step(kSlow);
    const Frame one = layers_[layer].next();
    dry.left += levels_[layer].now * one.left;
    dry.right += levels_[layer].now * one.right;
  }
  const float string = climbing();
  dry.left += string;
  dry.right += string;
  const Frame echo = room_.next(0.5F * (dry.left + dry.right));
  whole_.step(kDuck);
  const float level = kWhole * whole_.now * static_cast<float>(loudness_);
  return {level * (dry.left + kEcho * echo.left), level * (dry.right + kEcho * echo.right)};
}

void Band::render(std::span<Frame> out) {
  if (loudness_ <= 0.0) {
    std::ranges::fill(out, Frame{});
    return;
  }
  for (Frame& frame : out) {
    frame = next();
  }
}

}  // namespace surefoot
