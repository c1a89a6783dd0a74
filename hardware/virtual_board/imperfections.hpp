// SPDX-License-Identifier: MIT
// What a real board does beside measuring: how weights are set down on it, and what its cells, cables and floor add.
// Deterministic from its seed.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/random.hpp"
#include "weights.hpp"

namespace surefoot {

class Imperfections {
 public:
  /// `cells`: true places and gains.
  Imperfections(std::vector<wire_cell> cells, std::uint64_t seed);

  /// Takes one line (see `words`) at `nowS`. False: it is none of these. Throws Error with what is wrong.
  bool take(const std::string& text, double nowS);
  /// Takes weights off and ends everything.
  void clear() { now_ = {}; }

  /// The newtons that `cell` reports at `tS` for what stands on the deck beside the weight; times of a cell never go
  /// back.
  double feltN(std::size_t cell, const CellForces& besideN, double tS);
  double noiseFactor() const { return now_.noise; }

  /// Every line it takes, for --help.
  static const char* words();

 private:
  using Numbers = std::vector<double>;
  struct Word {
    const char* name;
    std::size_t numbers;
    void (*apply)(Imperfections& self, const Numbers& n, double nowS);
  };
  struct CellState {
    double drift = 0.0;  ///< Newtons a second since `driftSinceS`.
    double driftSinceS = 0.0;
    double rub = 0.0;     ///< Half the width of its play in newtons.
    double rubbed = 0.0;  ///< What gets past the rubbing.
    double most = 0.0;    ///< The largest load since it was last empty, for hysteresis.
    double lagged = 0.0;  ///< Past the hysteresis.
    double crept = 0.0;   ///< What creep follows.
    double atS = 0.0;
  };
  struct Now {
    SettingDown down;
    CellForces weightN{};
    CellForces cardN{};
    std::array<CellState, kMaxCells> cells{};
    std::array<std::size_t, kMaxCells> plug{0, 1, 2, 3, 4, 5, 6, 7};
    double warmN = 0.0;
    double warmTauS = 1.0;
    double warmSinceS = 0.0;
    double creepShare = 0.0;
    double creepTauS = 1.0;
    double hysteresisShare = 0.0;
    double noise = 1.0;
    double humN = 0.0;
    double humHz = 50.0;
    std::optional<double> touchN;
  };

  static const std::vector<Word>& table();
  void putWeight(const Numbers& n);
  std::size_t cellOf(double number) const;

  std::vector<wire_cell> cells_;
  Random random_;
  Now now_;
};

}  // namespace surefoot
