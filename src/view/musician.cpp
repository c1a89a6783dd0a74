// SPDX-License-Identifier: MIT
#include "view/musician.hpp"

#include <algorithm>
#include <array>
#include <mutex>

#include <SFML/Audio/SoundStream.hpp>

namespace surefoot {

struct Musician::Stream : sf::SoundStream {
  static constexpr std::size_t kFrames = 1024;

  Stream(DayTime dayTime, std::uint64_t seed) : band(dayTime, seed) {
    initialize(2, kMusicHz);
    setRelativeToListener(true);
  }
  ~Stream() override { stop(); }

  bool onGetData(Chunk& chunk) override {
    {
      const std::lock_guard guard(mutex);
      band.follow(mood);
      band.setLoudness(loudness);
    }
    band.render(frames);
    for (std::size_t i = 0; i < kFrames; ++i) {
      samples[2 * i] = sampleOf(frames[i].left);
      samples[2 * i + 1] = sampleOf(frames[i].right);
    }
    chunk.samples = samples.data();
    chunk.sampleCount = samples.size();
    return true;
  }
  void onSeek(sf::Time /*offset*/) override {}

  static sf::Int16 sampleOf(float value) { return static_cast<sf::Int16>(32767.0F * std::clamp(value, -1.0F, 1.0F)); }

  Band band;  ///< Of the stream's thread alone.
  std::array<Frame, kFrames> frames{};
  std::array<sf::Int16, 2 * kFrames> samples{};
  std::mutex mutex;
  Mood mood;
  double loudness = 0.0;
};

Musician::Musician(DayTime dayTime, std::uint64_t seed) : dayTime_(dayTime), seed_(seed) {}

Musician::~Musician() = default;

void Musician::follow(const Mood& mood) {
  if (stream_) {
    const std::lock_guard guard(stream_->mutex);
    stream_->mood = mood;
  }
}

void Musician::setLoudness(double loudness) {
  if (loudness <= 0.0) {
    stream_.reset();
    return;
  }
  if (!stream_) {
    stream_ = std::make_unique<Stream>(dayTime_, seed_);
  }
  {
    const std::lock_guard guard(stream_->mutex);
    stream_->loudness = loudness;
  }
  if (stream_->getStatus() != sf::SoundStream::Playing) {
    stream_->play();
  }
}

}  // namespace surefoot
