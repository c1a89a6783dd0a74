// SPDX-License-Identifier: MIT
// Notes have the pitch that was asked for, ring out and end.
#include "music/synth.hpp"

#include <gtest/gtest.h>

#include "music/spectrum.hpp"

namespace surefoot::test {
namespace {

constexpr std::array kInstruments{Instrument::Pluck, Instrument::Wood, Instrument::Glass, Instrument::Pad};

std::vector<float> samplesOf(const Note& note, double seconds) {
  const auto tone = toneOf(note, 7);
  std::vector<float> samples(static_cast<std::size_t>(seconds * kMusicHz));
  for (float& sample : samples) {
    sample = tone->next();
  }
  return samples;
}

/// The loudest frequency within a semitone.
double pitchNear(std::span<const float> samples, double hz) {
  double best = 0.0;
  double loudest = 0.0;
  for (double cents = -100.0; cents <= 100.0; cents += 2.0) {
    const double at = hz * std::pow(2.0, cents / 1200.0);
    if (const double amplitude = amplitudeAt(samples, at); amplitude > loudest) {
      loudest = amplitude;
      best = cents;
    }
  }
  return best;
}

TEST(Synth, EveryInstrument_IsInTuneWithinSixCents) {
  for (const Instrument instrument : kInstruments) {
    for (const double hz : {196.0, 293.66, 440.0, 659.26}) {
      const std::vector<float> samples = samplesOf({.instrument = instrument, .hz = hz, .seconds = 2.0}, 0.7);
      EXPECT_NEAR(pitchNear(std::span(samples).subspan(2000), hz), 0.0, 6.0)
          << static_cast<int>(instrument) << ' ' << hz;
    }
  }
}

TEST(Synth, EveryNote_EndsAndNeverClips) {
  for (const Instrument instrument : kInstruments) {
    const auto tone = toneOf({.instrument = instrument, .hz = 220.0, .seconds = 1.0, .loudness = 0.5}, 1);
    float peak = 0.0F;
    int samples = 0;
    for (; !tone->over() && samples < 20 * kMusicHz; ++samples) {
      peak = std::max(peak, std::abs(tone->next()));
    }
    EXPECT_LT(samples, 12 * kMusicHz) << static_cast<int>(instrument);
    EXPECT_GT(peak, 0.05F) << static_cast<int>(instrument);
    EXPECT_LT(peak, 0.9F) << static_cast<int>(instrument);
  }
}

TEST(Synth, LouderNote_IsLouderByAsMuch) {
  for (const Instrument instrument : kInstruments) {
    const double soft = amplitudeAt(samplesOf({.instrument = instrument, .hz = 330.0, .loudness = 0.2}, 0.4), 330.0);
    const double loud = amplitudeAt(samplesOf({.instrument = instrument, .hz = 330.0, .loudness = 0.4}, 0.4), 330.0);
    EXPECT_NEAR(loud / soft, 2.0, 0.02) << static_cast<int>(instrument);
  }
}

TEST(Synth, MoreNotesThanThereIsRoomFor_EndTheOldest) {
  Synth synth;
  for (int i = 0; i < 100; ++i) {
    synth.play({.instrument = Instrument::Pluck, .hz = 200.0 + i});
  }
  EXPECT_FALSE(synth.silent());
  for (int i = 0; i < 12 * kMusicHz; ++i) {
    synth.next();
  }
  EXPECT_TRUE(synth.silent());
}

TEST(Room, AfterASound_DiesAway) {
  Room room;
  room.next(1.0F);
  double early = 0.0;
  double late = 0.0;
  for (int i = 0; i < 3 * kMusicHz; ++i) {
    const Frame frame = room.next(0.0F);
    (i < kMusicHz / 2 ? early : late) += i < kMusicHz / 2 || i > 2 * kMusicHz ? std::abs(frame.left) : 0.0;
  }
  EXPECT_GT(early, 0.5);
  EXPECT_LT(late, 0.01 * early);
}

}  // namespace
}  // namespace surefoot::test
