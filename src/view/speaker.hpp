// SPDX-License-Identifier: MIT
// The loudspeaker: plays sound cues by name. No sound card and missing files are silence, never an error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "play/game.hpp"

namespace surefoot {

enum class Loudness : std::uint8_t { Quiet, Normal, Loud };

class Speaker {
 public:
  /// `NAME.wav` or `NAME.ogg` is looked for in `folders` in their order, so a folder of own recordings goes before the
  /// made ones. Without a sound card one line on stderr says so.
  explicit Speaker(std::vector<std::filesystem::path> folders, Loudness loudness = Loudness::Normal);
  ~Speaker();
  Speaker(const Speaker&) = delete;
  Speaker& operator=(const Speaker&) = delete;

  /// Starts the sounds asked for and goes on with what waits. Call it once a frame, with or without cues.
  /// Spoken ones ("count…", "say.…") come one after the other: a count cuts in, of waiting prompts the newest stays.
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
