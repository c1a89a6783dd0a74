// SPDX-License-Identifier: MIT
// From the board's bytes to samples, HELLO and replies, without port, thread or clock. Never throws because of bytes:
// unusable ones are counted by reason and dropped, and decoding restarts at the next 0x00.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "board/stored_calibration.hpp"
#include "posture/board.hpp"
#include "wire/frame.h"
#include "wire/messages.h"

namespace surefoot {

/// A board's HELLO.
struct BoardHello {
  Board board;
  std::uint64_t serial = 0;  ///< 0: none written yet.
  bool running = false;      ///< It is sending samples.
};

/// A sample with what is known only while it is live.
struct Arrival {
  Sample sample;
  double skewMs = 0.0;          ///< Age of the oldest conversion in it.
  std::uint64_t arrivedUs = 0;  ///< Host clock, as given to the decoder.
  bool isFirstOfEpoch = false;  ///< The stream was interrupted before it: the step in time comes from the host clock
                                ///< and is not an interval of the board.
};

/// Senseless: an intact HELLO that describes no board that could exist, see Decoder::helloTrouble().
enum class Heard : std::uint8_t { Nothing, Hello, OtherVersion, Senseless, Sample, Done, Refused, Calibration };

/// Counts of everything that came, and by reason of what was dropped.
struct DecoderCounts {
  std::uint64_t bytes = 0;
  std::uint64_t samples = 0;
  std::uint64_t damaged = 0;       ///< Checksum or framing wrong.
  std::uint64_t tooLong = 0;       ///< More bytes before the next 0x00 than any frame has.
  std::uint64_t unknown = 0;       ///< An intact frame of a type this program does not know.
  std::uint64_t malformed = 0;     ///< A known type, with an invalid length or value.
  std::uint64_t otherVersion = 0;  ///< HELLO of another wire version.
  std::uint64_t foreign = 0;       ///< A sample with a different number of cells than the board's HELLO.
  std::uint64_t early = 0;         ///< An intact sample before the first HELLO: normal when joining a running board.

  /// Frames that should not have come: all counts above except samples and early.
  std::uint64_t bad() const { return damaged + tooLong + unknown + malformed + otherVersion + foreign; }
};

/// Within an epoch, board time and sequence are the board's own, without wraps. A new epoch begins after a START that
/// was done, a HELLO from a board that sends no samples, restart(), or numbers that go back. Its first sample follows
/// the last one by the time that passed on the host clock and by one in sequence, so time never goes back, whatever was
/// reset or unplugged.
class Decoder {
 public:
  Decoder();
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  /// Takes the next byte, which arrived at `arrivedUs` on a clock that never goes back. Returns what the byte
  /// completed; the accessor of that name has it until the next byte.
  Heard take(std::uint8_t byte, std::uint64_t arrivedUs) {
    ++counts_.bytes;
    if (byte != 0) {
      wire_receive(&receiver_, byte);
      return Heard::Nothing;
    }
    return endFrame(arrivedUs);
  }

  /// A new link to this board: discards a partial frame and begins a new epoch. The counts continue.
  void restart(BoardHello hello);

  const Arrival& arrival() const { return arrival_; }
  /// The last HELLO.
  const std::optional<BoardHello>& hello() const { return hello_; }
  /// Wire version of the last HELLO of another version.
  int otherVersion() const { return otherVersion_; }
  /// After Senseless: what is wrong, such as "load cell 3 has a gain of 0".
  const std::string& helloTrouble() const { return helloTrouble_; }
  /// After Done or Refused: the command that was answered (enum wire_type), and why it was refused (enum wire_reason).
  std::uint8_t command() const { return command_; }
  std::uint8_t reason() const { return reason_; }
  const StoredCalibration& calibration() const { return calibration_; }
  const DecoderCounts& counts() const { return counts_; }

 private:
  Heard endFrame(std::uint64_t arrivedUs);
  Heard open(const std::uint8_t* payload, std::uint8_t length, std::uint64_t arrivedUs);
  Heard openHello(const std::uint8_t* payload, std::uint8_t length);
  Heard openSample(const std::uint8_t* payload, std::uint8_t length, std::uint64_t arrivedUs);
  Heard openCalibration(const std::uint8_t* payload, std::uint8_t length);
  Heard drop(std::uint64_t& count);
  void place(const wire_sample& sample, std::uint64_t arrivedUs);

  std::array<std::uint8_t, WIRE_FRAME_MAX> buffer_{};
  wire_receiver receiver_{};
  DecoderCounts counts_;
  std::optional<BoardHello> hello_;
  Arrival arrival_;
  StoredCalibration calibration_;
  int otherVersion_ = 0;
  std::string helloTrouble_;
  std::uint8_t command_ = 0;
  std::uint8_t reason_ = 0;
  bool epochBegins_ = true;
  bool anySample_ = false;
  std::uint32_t lastRawTimeUs_ = 0;
  std::uint16_t lastRawSequence_ = 0;
};

/// 16 hexadecimal digits; empty for 0.
std::string serialText(std::uint64_t serial);

/// The cells in the board's format: places in tenths of a millimetre, integer zeros.
std::vector<wire_cell> wireCellsOf(const std::vector<Cell>& cells, const std::vector<CellCalibration>& calibration);

}  // namespace surefoot
