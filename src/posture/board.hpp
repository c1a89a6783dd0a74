// SPDX-License-Identifier: MIT
// A pressure board as plain data: where its load cells are, how they are calibrated, what a sample looks like. Knows
// nothing about wires or people.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/vec2.hpp"

namespace surefoot {

inline constexpr std::size_t kMaxCells = 8;

/// classic: one plate on 4 corner cells. split: two foot plates on 3 cells each and a toe bar on 1 cell under each
/// foot.
enum class BoardModel : std::uint8_t { Classic = 1, Split = 2 };

/// What a cell carries. The values are those of the wire (hardware/protocol.md).
enum class Zone : std::uint8_t {
  Plate = 0,
  LeftFoot = 1,
  RightFoot = 2,
  LeftToes = 3,  ///< A toe bar on the base: its force is part of the load.
  RightToes = 4,
  CarriedLeftToes = 5,  ///< A toe bar on the plate of this foot, whose cells already bear its force.
  CarriedRightToes = 6,
};

bool isToes(Zone zone);
bool isLeft(Zone zone);  ///< The left foot or its toes.
/// The cell's force is in another cell's too, so it is not added to the load.
bool isCarried(Zone zone);

struct Cell {
  Vec2 placeMm;  ///< Where the cell takes up load; the origin is the middle of the board.
  Zone zone = Zone::Plate;
};

/// Force of a cell in newtons = (counts - zeroCounts) / countsPerN.
struct CellCalibration {
  double zeroCounts = 0.0;  ///< Mean count of the empty board.
  double countsPerN = 1.0;  ///< Never 0; negative for a cell wired with reversed polarity.
};

/// What is needed to turn counts into newtons and places. `cells` and `calibration` have the same length, 1 to
/// kMaxCells.
struct Board {
  BoardModel model = BoardModel::Split;
  std::string serial;          ///< 16 hexadecimal digits, empty if the board has none.
  std::string firmware;        ///< Firmware version, to show to people.
  double nominalRateHz = 0.0;  ///< As the board reports it; computations use the measured rate.
  double supplyV = 0.0;        ///< Of its controller when it said hello, within 10 %; 0: not known.
  bool calibrated = true;      ///< False while at least one cell still has its built-in gain, which is a guess.
  std::vector<Cell> cells;
  std::vector<CellCalibration> calibration;
};

/// Firmware of the board that exists only inside this program.
inline constexpr std::string_view kSimulatedFirmware = "simulated";
/// How the serial numbers of virtual boards begin (hardware/virtual_board); no real board is given one of these.
inline constexpr std::string_view kVirtualSerial = "5EED000";

/// True if no person stands on this board: it is a simulated or a virtual one.
bool isSimulated(const Board& board);

/// Bits of Sample::faults: one of each kind for each cell, `kFaultDead << cell` and so on, and one for the whole
/// reading.
inline constexpr std::uint32_t kFaultDead = 1U << 0U;        ///< No answer: shifted by the cell's index, bits 0 to 7.
inline constexpr std::uint32_t kFaultSaturated = 1U << 8U;   ///< At the end of its range: bits 8 to 15.
inline constexpr std::uint32_t kFaultOutOfStep = 1U << 16U;  ///< Lost count of the clock pulses: bits 16 to 23.
inline constexpr std::uint32_t kFaultStraddles = 1U << 24U;  ///< The reading straddled a conversion.

/// The ends of the range of a count: 24 bits. A cell that shows one of them is saturated.
inline constexpr double kMostCount = 8388607.0;
inline constexpr double kLeastCount = -8388608.0;

/// One reading of all cells as the board took it. It stores counts, not newtons, so that calibration can be corrected
/// later.
struct Sample {
  std::uint64_t boardTimeUs = 0;  ///< Board clock, without wraps.
  /// Grows by one with each sample the board takes, without wraps: lost samples show as a jump.
  std::uint32_t sequence = 0;
  std::uint32_t faults = 0;
  std::array<std::int32_t, kMaxCells> counts{};  ///< 24 bits, sign-extended; unused cells are 0.
};

/// The cells, of the first `cells`, that are dead, saturated or out of step: bit i for cell i.
std::uint8_t faultyCellsOf(const Sample& sample, std::size_t cells);

/// The two boards of hardware/firmware/README.md with their built-in calibration (HX711 at gain 128, cells of 2 mV/V:
/// 200 kg under the plates, 50 kg under the toes). Millimetres from the middle of the board; cells in wire order.
///
/// classic: a plate of 520 x 360 with a cell in every corner, 30 from the sides, 40 from front and back: front left,
/// front right, back left, back right.
///
/// split: 420 wide, 350 deep. Two foot plates, 205 x 350 each with a gap of 5 between them, each on three cells: two in
/// front (+-25 and +-185, 145), one behind (+-85, -160). A toe bar lies in a window at the front of each plate, under
/// the toes, and is carried by its plate through one cell (+-105, 125): the three cells of the plate bear the whole
/// foot, the toe cell tells the toes' share. The foot stands with the crease between ball and toes on the bar's back
/// edge. Cells: left plate outer front, inner front, back; right plate inner front, outer front, back; left toes; right
/// toes.
///
/// (Until wire version 1 the bars lay on the base, with the front cells at y 95; such boards and their recordings have
/// the zones LeftToes and RightToes and are read as before.)
Board classicBoard();
Board splitBoard();

/// The cells, numbered from 1, that still have their built-in gain. Empty if the board is calibrated.
std::vector<int> uncalibratedCells(const Board& board);

/// Empty if the board can be used, else one line that says what is wrong: no cells or too many, lengths that differ, a
/// zero, a place or a countsPerN that is not finite, countsPerN 0, all cells in one line, or a split board without toe
/// cells.
std::string whatIsWrongWith(const Board& board);

}  // namespace surefoot
