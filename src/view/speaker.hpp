// SPDX-License-Identifier: MIT
// The loudspeaker: plays sound cues by name. No sound card and missing files are silence, never an error.
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

/// Spoken are message ids, told by their dot, and counts: "catapult.hold", "count2".
bool isSpoken(std::string_view name);

/// Where sounds are looked for, in this order: own recordings in `own`/LANGUAGE and `own`, then the made voice and the
/// made sounds of `share`.
std::vector<std::filesystem::path> soundFolders(const std::filesystem::path& own, const std::filesystem::path& share,
                                                const std::string& language);

/// The first of `NAME.wav` and `NAME.ogg` in `folders` that exists; empty when none does.
std::filesystem::path soundFile(std::span<const std::filesystem::path> folders, std::string_view name);

class Speaker {
 public:
  /// Plays what soundFile finds in `folders`. Without a sound card one line on stderr says so.
  explicit Speaker(std::vector<std::filesystem::path> folders, Loudness loudness = Loudness::Normal);
  ~Speaker();
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  /// Starts the sounds asked for and goes on with what waits. Call it once a frame, with or without cues.
  /// Spoken ones come one after the other: a count cuts in; those of a
  /// later frame take the place of what still waits.
  /// "wind" goes on while it is asked for, at the volume and place last given.
  void play(std::span<const SoundCue> cues);

  /// Stops everything, for a pause.
  void stop();

  void setLoudness(Loudness loudness);
  void setVoice(bool on);

  /// False without a sound card.
  bool audible() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace surefoot
