// SPDX-License-Identifier: MIT
// Shows how a game is played: the simulated person plays the real game on a simulated board, and a figure seen from the
// side does what the feet do. It is a page like any other: leaning or a key skips it.
#pragma once

#include <memory>

#include "board/sample_source.hpp"
#include "play/session.hpp"
#include "screens/lean_menu.hpp"

namespace surefoot {

class Tutorial final : public Game {
 public:
  /// Shows the first repetition of this bout on such a board.
  Tutorial(const GameEntry& entry, const BoutSetup& bout, BoardModel model);

  void step(const TickInput& input) override;
  void draw(DrawList& out, const Canvas& canvas) const override { skip_.draw(out, canvas); }
  HudState hud() const override;
  Cue cue() const override { return {.kind = CueKind::StandStill}; }
  std::span<const SoundCue> sounds() const override { return sounds_; }
  bool finished() const override;
  int choice() const override { return finished() ? 0 : -1; }
  ScoreSheet score() const override { return skip_.score(); }
  void digest(Digest& digest) const override;

  const LeanMenu& menu() const { return skip_; }

 private:
  void tickShown();
  void drawShown(DrawList& out, const Canvas& canvas) const;

  std::unique_ptr<SampleSource> source_;
  Session shown_;
  LeanMenu skip_;
  TickCommand command_;
  Tick ticks_ = 0;
  Tick doneAt_ = 0;  ///< 0: not yet.
  std::vector<SoundCue> sounds_;
};

}  // namespace surefoot
