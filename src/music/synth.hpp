// SPDX-License-Identifier: MIT
// A small synthesiser: plucked strings, wood, glass and a soft pad, in one room. Notes in, samples out.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace surefoot {

inline constexpr int kMusicHz = 44100;

/// Left and right, one pair a sample, about -1 to 1.
struct Frame {
  float left = 0.0F;
  float right = 0.0F;
};

enum class Instrument : std::uint8_t { Pluck, Wood, Glass, Pad };

struct Note {
  Instrument instrument = Instrument::Pluck;
  double hz = 196.0;
  double seconds = 1.0;   ///< Of a pad: until it fades. The others ring out by themselves.
  double loudness = 0.5;  ///< Amplitude, 0 to 1.
  double pan = 0.0;       ///< -1 left to 1 right.
};

/// One note that sounds.
class Tone {
 public:
  virtual ~Tone() = default;
  /// The next sample, mono.
  virtual float next() = 0;
  /// Not to be heard any more.
  virtual bool over() const = 0;
};

/// Plucked strings after Karplus & Strong 1983 (Digital synthesis of plucked-string and drum timbres, Computer Music
/// Journal 7(2):43-55); wood and glass are sums of decaying partials; a pad is three detuned partials with a slow
/// beginning.
std::unique_ptr<Tone> toneOf(const Note& note, std::uint64_t seed);

/// A room after Schroeder 1962 (Natural sounding artificial reverberation, J Audio Eng Soc 10(3):219-223): four combs,
/// then two all-passes, with a different delay for each ear.
class Room {
 public:
  Room();
  Frame next(float dry);

 private:
  struct Line {
    std::vector<float> past;
    std::size_t at = 0;
    float low = 0.0F;
  };
  static float comb(Line& line, float in);
  static float allPass(Line& line, float in);

  std::array<Line, 8> combs_;
  std::array<Line, 4> allPasses_;
};

/// The notes of one layer that sound, without an echo.
class Synth {
 public:
  /// Begins with the next sample. More than 16 notes at once: the oldest ends.
  void play(const Note& note);
  Frame next();
  bool silent() const { return sounding_.empty(); }

 private:
  struct Sounding {
    std::unique_ptr<Tone> tone;
    float left = 0.0F;
    float right = 0.0F;
  };

  std::vector<Sounding> sounding_;
  std::uint64_t notes_ = 0;
};

}  // namespace surefoot
