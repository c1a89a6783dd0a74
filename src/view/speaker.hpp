// SPDX-License-Identifier: MIT
// The loudspeaker: plays sound cues by name. If there is no sound card, or a file is missing, nothing is played; that
// is never an error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "play/game.hpp"

namespace surefoot {

enum class Loudness : std::uint8_t { Quiet, Normal, Loud };

/// Whether a sound is spoken: a message id, recognised by its dot ("catapult.hold"), or a count ("count2").
bool isSpoken(std::string_view name);

/// Directories in which sounds are looked up, in order: own recordings in `own`/LANGUAGE and `own`, then the generated
/// voice and the generated sounds in `share`.
std::vector<std::filesystem::path> soundFolders(const std::filesystem::path& own, const std::filesystem::path& share,
                                                const std::string& language);

/// The first of `NAME.wav` and `NAME.ogg` that exists in `folders`; empty if there is none.
std::filesystem::path soundFile(std::span<const std::filesystem::path> folders, std::string_view name);

class Speaker {
 public:
  /// Plays what soundFile finds in `folders`. If there is no sound card, one line on stderr says so.
  explicit Speaker(std::vector<std::filesystem::path> folders, Loudness loudness = Loudness::Normal);
  ~Speaker();
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  /// Starts the requested sounds and continues with the queue. Call it once per frame, with or without cues. Spoken
  /// sounds play one after another: a count interrupts the others, and spoken cues of a later frame replace those still
  /// queued. "wind" continues for as long as it is requested, at the latest volume and pan.
  void play(std::span<const SoundCue> cues);

  /// Stops everything, for a pause.
  void stop();

  void setLoudness(Loudness loudness);
  void setVoice(bool on);

  /// A text or a count is being spoken.
  bool speaks() const;

  /// False if there is no sound card.
  bool audible() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace surefoot
