// SPDX-License-Identifier: MIT
// SFML sounds by name; at most one spoken sound plays at a time.
#include "view/speaker.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include <SFML/Audio/Listener.hpp>
#include <SFML/Audio/Sound.hpp>
#include <SFML/Audio/SoundBuffer.hpp>
#include <fcntl.h>
#include <unistd.h>

#include "base/enum_table.hpp"
#include "view/quiet_sfml.hpp"

namespace surefoot {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kVoicesOfOneName = 3;
constexpr std::string_view kLoop = "wind";
constexpr std::chrono::milliseconds kLoopLasts{200};
constexpr double kLoopEase = 0.08;

/// ALSA writes to file descriptor 2 while it looks for a sound card, and offers no way to turn that off.
class QuietStderr {
 public:
  QuietStderr() : kept_(dup(STDERR_FILENO)) {
    std::fflush(stderr);
    if (const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC); nowhere >= 0) {
      dup2(nowhere, STDERR_FILENO);
      close(nowhere);
    }
  }
  ~QuietStderr() {
    if (kept_ >= 0) {
      dup2(kept_, STDERR_FILENO);
      close(kept_);
    }
  }
  QuietStderr(const QuietStderr&) = delete;
  QuietStderr& operator=(const QuietStderr&) = delete;

 private:
  int kept_;
};

bool isCount(std::string_view name) {
  return name.starts_with("count");
}
double gainOf(Loudness loudness) {
  constexpr EnumTable<Loudness, double> kGains{{0.3, 0.6, 1.0}};
  return kGains[loudness];
}

void place(sf::Sound& sound, double volume, double pan) {
  const double side = std::clamp(pan, -1.0, 1.0);
  sound.setVolume(static_cast<float>(100.0 * std::clamp(volume, 0.0, 1.0)));
  sound.setPosition(static_cast<float>(side), 0.0F, static_cast<float>(-std::sqrt(1.0 - side * side)));
}

/// A sound file and the voices that play it.
struct Instrument {
  sf::SoundBuffer buffer;
  std::vector<sf::Sound> voices;

  explicit Instrument(const sf::SoundBuffer& loaded) : buffer(loaded), voices(kVoicesOfOneName) {
    for (sf::Sound& voice : voices) {
      voice.setBuffer(buffer);
      voice.setRelativeToListener(true);
      voice.setAttenuation(0.0F);
    }
  }

  /// A voice that is silent, or else the one that has played longest.
  sf::Sound& free() {
    return *std::max_element(voices.begin(), voices.end(),
                             [](const sf::Sound& a, const sf::Sound& b) { return rank(a) < rank(b); });
  }

 private:
  static double rank(const sf::Sound& voice) {
    return voice.getStatus() == sf::Sound::Stopped ? 1e9 : static_cast<double>(voice.getPlayingOffset().asSeconds());
  }
};

}  // namespace

bool isSpoken(std::string_view name) {
  return isCount(name) || name.find('.') != std::string_view::npos;
}

std::vector<std::filesystem::path> soundFolders(const std::filesystem::path& own, const std::filesystem::path& share,
                                                const std::string& language) {
  return {own / language, own, share / "voice" / language, share / "sounds"};
}

std::filesystem::path soundFile(std::span<const std::filesystem::path> folders, std::string_view name) {
  for (const auto& folder : folders) {
    for (const char* ending : {".wav", ".ogg"}) {
      std::filesystem::path file = folder / (std::string(name) + ending);
      if (std::filesystem::exists(file)) {
        return file;
      }
    }
  }
  return {};
}

struct Speaker::Impl {
  std::vector<std::filesystem::path> folders;
  std::optional<sf::SoundBuffer> device;  ///< The first buffer opens the sound card; destroying the last one closes it.
  std::map<std::string, std::unique_ptr<Instrument>, std::less<>> instruments;
  bool saidMissing = false;
  bool voiceOn = true;
  sf::Sound* speaking = nullptr;
  std::deque<std::pair<std::string, double>> waiting;  ///< Names of the sounds in the queue, with their volumes.
  sf::Sound* loop = nullptr;
  double loopVolume = 0.0;
  SoundCue loopWanted;
  SteadyClock::time_point loopAsked;

  bool openDevice() {
    setenv("ALSOFT_LOGLEVEL", "0", 0);
    const QuietStderr quiet;
    const QuietSfml quietSfml;
    device.emplace();
    if (quietSfml.complaints().empty()) {
      return true;
    }
    device.reset();
    return false;
  }

  Instrument* instrument(std::string_view name) {
    if (const auto known = instruments.find(name); known != instruments.end()) {
      return known->second.get();
    }
    const QuietSfml quiet;
    std::unique_ptr<Instrument> loaded;
    const std::filesystem::path file = soundFile(folders, name);
    sf::SoundBuffer buffer;
    if (!file.empty() && buffer.loadFromFile(file.string())) {
      loaded = std::make_unique<Instrument>(buffer);
    }
    if (!loaded && !saidMissing) {
      saidMissing = true;
      std::cerr << "surefoot: no sound '" << name
                << "' (and perhaps others): install sox and espeak-ng and build again\n";
    }
    return instruments.emplace(name, std::move(loaded)).first->second.get();
  }

  sf::Sound* start(std::string_view name, double volume, double pan) {
    Instrument* found = instrument(name);
    if (found == nullptr) {
      return nullptr;
    }
    sf::Sound& voice = found->free();
    voice.stop();
    place(voice, volume, pan);
    voice.play();
    return &voice;
  }

  bool busySpeaking() const { return speaking != nullptr && speaking->getStatus() == sf::Sound::Playing; }

  void say(const SoundCue& cue) {
    if (!voiceOn) {
      return;
    }
    if (isCount(cue.name)) {
      if (busySpeaking()) {
        speaking->stop();
      }
      speaking = start(cue.name, cue.volume, 0.0);
    } else {
      waiting.emplace_back(cue.name, cue.volume);
    }
  }

  void sayWhatWaits() {
    if (!waiting.empty() && !busySpeaking()) {
      speaking = start(waiting.front().first, waiting.front().second, 0.0);
      waiting.pop_front();
    }
  }

  void easeLoop() {
    const bool asked = SteadyClock::now() - loopAsked < kLoopLasts;
    loopVolume += kLoopEase * ((asked ? loopWanted.volume : 0.0) - loopVolume);
    if (asked && loop == nullptr) {
      loop = start(kLoop, 0.0, loopWanted.pan);
      if (loop != nullptr) {
        loop->setLoop(true);
      }
    }
    if (loop != nullptr) {
      place(*loop, loopVolume, loopWanted.pan);
      if (!asked && loopVolume < 0.01) {
        loop->stop();
        loop = nullptr;
      }
    }
  }
};

Speaker::Speaker(std::vector<std::filesystem::path> folders, Loudness loudness) : impl_(std::make_unique<Impl>()) {
  impl_->folders = std::move(folders);
  if (!impl_->openDevice()) {
    std::cerr << "surefoot: no sound card was found; playing without sound\n";
  }
  setLoudness(loudness);
}

Speaker::~Speaker() = default;

void Speaker::play(std::span<const SoundCue> cues) {
  if (!audible()) {
    return;
  }
  if (std::any_of(cues.begin(), cues.end(),
                  [](const SoundCue& cue) { return isSpoken(cue.name) && !isCount(cue.name); })) {
    impl_->waiting.clear();
  }
  for (const SoundCue& cue : cues) {
    if (isSpoken(cue.name)) {
      impl_->say(cue);
    } else if (cue.name == kLoop) {
      impl_->loopWanted = cue;
      impl_->loopAsked = SteadyClock::now();
    } else {
      impl_->start(cue.name, cue.volume, cue.pan);
    }
  }
  impl_->sayWhatWaits();
  impl_->easeLoop();
}

void Speaker::stop() {
  for (const auto& [name, instrument] : impl_->instruments) {
    if (instrument) {
      for (sf::Sound& voice : instrument->voices) {
        voice.stop();
      }
    }
  }
  impl_->waiting.clear();
  impl_->loop = nullptr;
  impl_->loopVolume = 0.0;
}

void Speaker::setLoudness(Loudness loudness) {
  if (audible()) {
    sf::Listener::setGlobalVolume(static_cast<float>(100.0 * gainOf(loudness)));
  }
}

void Speaker::setVoice(bool on) {
  impl_->voiceOn = on;
  if (!on) {
    impl_->waiting.clear();
  }
}

bool Speaker::speaks() const {
  return impl_->busySpeaking() || !impl_->waiting.empty();
}

bool Speaker::audible() const {
  return impl_->device.has_value();
}

}  // namespace surefoot
