// SPDX-License-Identifier: MIT
#include "music/synth.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/random.hpp"

namespace surefoot {
namespace {

constexpr double kRate = kMusicHz;
constexpr std::size_t kMostNotes = 16;
constexpr float kSilent = 1e-4F;

/// Falls to 1/1000 in `seconds`.
float decayFor(double seconds) {
  return static_cast<float>(std::pow(0.001, 1.0 / (seconds * kRate)));
}

/// A sine by rotation, with an amplitude that decays.
class Partial {
 public:
  Partial(double hz, double amplitude, double seconds)
      : turn_{static_cast<float>(std::cos(2.0 * kPi * hz / kRate)),
              static_cast<float>(std::sin(2.0 * kPi * hz / kRate))},
        cosine_(static_cast<float>(amplitude)),
        decay_(decayFor(seconds)) {}

  float next() {
    const float cosine = turn_[0] * cosine_ - turn_[1] * sine_;
    sine_ = decay_ * (turn_[1] * cosine_ + turn_[0] * sine_);
    cosine_ = decay_ * cosine;
    return sine_;
  }
  float amplitude() const { return std::hypot(cosine_, sine_); }

 private:
  std::array<float, 2> turn_;
  float cosine_;
  float sine_ = 0.0F;
  float decay_;
};

/// A struck body: partials that decay, each by itself, after 4 ms of attack.
class Struck final : public Tone {
 public:
  struct Shape {
    double ratio;
    double amplitude;
    double seconds;
  };

  Struck(const Note& note, std::span<const Shape> shapes) {
    for (const Shape& shape : shapes) {
      partials_.emplace_back(note.hz * shape.ratio, note.loudness * shape.amplitude, shape.seconds);
    }
  }
  float next() override {
    attack_ = std::min(1.0F, attack_ + kAttack);
    float sum = 0.0F;
    for (Partial& partial : partials_) {
      sum += partial.next();
    }
    return attack_ * sum;
  }
  bool over() const override {
    return std::ranges::all_of(partials_, [](const Partial& partial) { return partial.amplitude() < kSilent; });
  }

 private:
  static constexpr float kAttack = static_cast<float>(1.0 / (0.004 * kRate));
  std::vector<Partial> partials_;
  float attack_ = 0.0F;
};

constexpr std::array<Struck::Shape, 3> kWood{{{1.0, 0.8, 0.55}, {3.93, 0.16, 0.18}, {2.0, 0.1, 0.35}}};
constexpr std::array<Struck::Shape, 4> kGlass{{{1.0, 0.6, 2.6}, {2.0, 0.22, 1.4}, {0.5, 0.2, 1.8}, {2.76, 0.06, 0.6}}};

/// A string: noise that runs round a delay line and loses its high partials on the way.
class Pluck final : public Tone {
 public:
  Pluck(const Note& note, std::uint64_t seed)
      : period_(kRate / note.hz - 0.5), line_(static_cast<std::size_t>(period_) + 2) {
    Random random(seed);
    float low = 0.0F;
    for (float& sample : line_) {
      // A soft finger: less of what is high.
      low += 0.35F * (static_cast<float>(random.uniform(-1.0, 1.0)) - low);
      sample = static_cast<float>(note.loudness) * 1.6F * low;
    }
    // What is left of a mean would ring as long as the note, and not be heard.
    const float mean = std::accumulate(line_.begin(), line_.end(), 0.0F) / static_cast<float>(line_.size());
    for (float& sample : line_) {
      sample -= mean;
    }
    loss_ = static_cast<float>(std::pow(0.001, 1.0 / (note.hz * kRingS)));
    louder_ = static_cast<float>(note.loudness);
  }
  float next() override {
    const double at = static_cast<double>(write_) - period_;
    const double from = at < 0.0 ? at + static_cast<double>(line_.size()) : at;
    const auto index = static_cast<std::size_t>(from);
    const auto part = static_cast<float>(from - static_cast<double>(index));
    const float now = line_[index] + part * (line_[(index + 1) % line_.size()] - line_[index]);
    const float mean = 0.5F * (now + last_);
    last_ = now;
    line_[write_] = loss_ * mean;
    write_ = (write_ + 1) % line_.size();
    level_ += 0.0005F * (std::abs(mean) - level_);
    ++age_;
    return mean;
  }
  bool over() const override { return age_ > kMusicHz / 4 && level_ < 0.003F * louder_; }

 private:
  static constexpr double kRingS = 3.0;
  double period_;
  std::vector<float> line_;
  std::size_t write_ = 0;
  float last_ = 0.0F;
  float loss_ = 0.0F;
  float level_ = 1.0F;
  float louder_ = 0.0F;
  int age_ = 0;
};

/// Three partials a little apart, which come and go slowly.
class Pad final : public Tone {
 public:
  explicit Pad(const Note& note)
      : samples_(static_cast<int>(note.seconds * kRate)),
        rise_(std::min(static_cast<int>(kRiseS * kRate), samples_ / 2)),
        fall_(static_cast<int>(kFallS * kRate)) {
    for (const double ratio : {0.9985, 1.0, 1.0015, 2.001, 3.0}) {
      const double amplitude = ratio < 1.5 ? 0.28 : ratio < 2.5 ? 0.08 : 0.03;
      partials_.emplace_back(note.hz * ratio, note.loudness * amplitude, 1e6);
    }
  }
  float next() override {
    float sum = 0.0F;
    for (Partial& partial : partials_) {
      sum += partial.next();
    }
    const float rising = std::min(1.0F, static_cast<float>(at_) / static_cast<float>(rise_));
    const float falling =
        std::clamp(static_cast<float>(samples_ + fall_ - at_) / static_cast<float>(fall_), 0.0F, 1.0F);
    ++at_;
    const float level = std::min(rising, falling);
    return level * level * (3.0F - 2.0F * level) * sum;
  }
  bool over() const override { return at_ >= samples_ + fall_; }

 private:
  static constexpr double kRiseS = 1.6;
  static constexpr double kFallS = 2.4;
  std::vector<Partial> partials_;
  int samples_;
  int rise_;
  int fall_;
  int at_ = 0;
};

}  // namespace

std::unique_ptr<Tone> toneOf(const Note& note, std::uint64_t seed) {
  switch (note.instrument) {
    case Instrument::Pluck:
      return std::make_unique<Pluck>(note, seed);
    case Instrument::Wood:
      return std::make_unique<Struck>(note, kWood);
    case Instrument::Glass:
      return std::make_unique<Struck>(note, kGlass);
    case Instrument::Pad:
      break;
  }
  return std::make_unique<Pad>(note);
}

Room::Room() {
  // Primes, so that no echo falls on another one.
  constexpr std::array<std::size_t, 8> kCombs{1559, 1693, 1811, 1931, 1597, 1733, 1847, 1973};
  constexpr std::array<std::size_t, 4> kAllPasses{337, 113, 347, 127};
  for (std::size_t i = 0; i < combs_.size(); ++i) {
    combs_[i].past.resize(kCombs[i]);
  }
  for (std::size_t i = 0; i < allPasses_.size(); ++i) {
    allPasses_[i].past.resize(kAllPasses[i]);
  }
}

float Room::comb(Line& line, float in) {
  constexpr float kBack = 0.77F;
  constexpr float kDull = 0.35F;
  const float out = line.past[line.at];
  line.low = out + kDull * (line.low - out);
  line.past[line.at] = in + kBack * line.low;
  line.at = (line.at + 1) % line.past.size();
  return out;
}

float Room::allPass(Line& line, float in) {
  constexpr float kBack = 0.6F;
  const float past = line.past[line.at];
  const float out = past - kBack * in;
  line.past[line.at] = in + kBack * out;
  line.at = (line.at + 1) % line.past.size();
  return out;
}

Frame Room::next(float dry) {
  std::array<float, 2> ears{};
  for (std::size_t ear = 0; ear < 2; ++ear) {
    float sum = 0.0F;
    for (std::size_t i = 0; i < 4; ++i) {
      sum += comb(combs_[4 * ear + i], 0.25F * dry);
    }
    ears[ear] = allPass(allPasses_[2 * ear + 1], allPass(allPasses_[2 * ear], sum));
  }
  return {ears[0], ears[1]};
}

void Synth::play(const Note& note) {
  if (sounding_.size() >= kMostNotes) {
    sounding_.erase(sounding_.begin());
  }
  const double angle = 0.25 * kPi * (1.0 + std::clamp(note.pan, -1.0, 1.0));
  sounding_.push_back(
      {toneOf(note, ++notes_), static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))});
}

Frame Synth::next() {
  Frame sum;
  for (Sounding& one : sounding_) {
    const float sample = one.tone->next();
    sum.left += one.left * sample;
    sum.right += one.right * sample;
  }
  std::erase_if(sounding_, [](const Sounding& one) { return one.tone->over(); });
  return sum;
}

}  // namespace surefoot
