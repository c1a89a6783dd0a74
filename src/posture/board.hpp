// SPDX-License-Identifier: MIT
// A pressure board as plain data: where its load cells are, how they are calibrated, what one sample of it looks like.
// Knows nothing of wires or people.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/vec2.hpp"

namespace surefoot {

inline constexpr std::size_t kMaxCells = 8;

/// classic: one plate on 4 corner cells. split: two foot plates on 3 cells each and a toe bar on 1 cell under each
/// foot.
enum class BoardModel : std::uint8_t { Classic = 1, Split = 2 };

/// What a cell carries. The numbers are those of the wire (hardware/protocol.md).
enum class Zone : std::uint8_t { Plate = 0, LeftFoot = 1, RightFoot = 2, LeftToes = 3, RightToes = 4 };

struct Cell {
  Vec2 placeMm;  ///< Where the load is taken up; origin in the middle of the board.
  Zone zone = Zone::Plate;
};

/// Force of a cell in newtons = (counts - zeroCounts) / countsPerN.
struct CellCalibration {
  double zeroCounts = 0.0;  ///< Mean count of the empty board.
  double countsPerN = 1.0;  ///< Never 0; negative for a cell wired the other way round.
};

/// Everything that turns counts into newtons and places. `cells` and `calibration` have the same length, 1 to
/// kMaxCells.
struct Board {
  BoardModel model = BoardModel::Split;
  std::string serial;          ///< 16 hexadecimal digits, empty when the board has none.
  std::string firmware;        ///< Its version, for people.
  double nominalRateHz = 0.0;  ///< What the board says; the measured rate is what counts.
  bool calibrated = true;      ///< False while at least one cell runs on its built-in guess.
  std::vector<Cell> cells;
  std::vector<CellCalibration> calibration;
};

/// Bits of Sample::faults: one of each kind for each cell, `kFaultDead << cell` and so on, and one for the whole read.
inline constexpr std::uint32_t kFaultDead = 1U << 0U;        ///< No answer: shifted by the cell's index, bits 0 to 7.
inline constexpr std::uint32_t kFaultSaturated = 1U << 8U;   ///< At the end of its range: bits 8 to 15.
inline constexpr std::uint32_t kFaultOutOfStep = 1U << 16U;  ///< Lost count of the clock pulses: bits 16 to 23.
inline constexpr std::uint32_t kFaultStraddles = 1U << 24U;  ///< The read straddled a conversion.

/// One reading of all cells as the board took it. Counts, never newtons: calibration can be corrected later.
struct Sample {
  std::uint64_t boardTimeUs = 0;  ///< Board clock, unwrapped.
  std::uint32_t sequence = 0;     ///< Grows by one a sample, as the board counts (unwrapped): a gap shows as a jump.
  std::uint32_t faults = 0;
  std::array<std::int32_t, kMaxCells> counts{};  ///< 24-bit, sign extended; unused cells 0.
};

/// The two boards of hardware/firmware/README.md with the calibration they are born with (HX711 at gain 128, cells of 2
/// mV/V: 200 kg under the plates, 50 kg under the toes). Millimetres from the middle of the board; cells in the order
/// of the wire.
///
/// classic: a plate of 520 x 340, a cell 30 from each edge in every corner: front left, front right, back left, back
/// right.
///
/// split: 420 wide, 350 deep. In front the toe bars, 90 deep (y 85 to 175), one cell in the middle under each foot
/// (+-105, 130). A gap of 5. Behind it the foot plates, 205 x 255 each (y -175 to 80), on three cells: two in front
/// (+-25 and +-185, 60), one behind (+-105, -155). The foot stands with its ball just behind the gap: the toes are the
/// front 27 % of a foot, 51 to 89 for feet of 190 to 330, so they lie on the bar, and the heel ends 139 to 241 behind
/// it, on the plate. Cells: left plate outer front, inner front, back; right plate inner front, outer front, back; left
/// toes; right toes.
Board classicBoard();
Board splitBoard();

/// The cells, from 1, of a board that is not calibrated whose gain is still the one it was born with. Empty when
/// `calibrated`.
std::vector<int> uncalibratedCells(const Board& board);

/// Empty when the board can be used, else one line: no cells, lengths differ, countsPerN 0 or not finite, cells all in
/// one line.
std::string whatIsWrongWith(const Board& board);

}  // namespace surefoot
