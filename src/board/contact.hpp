// SPDX-License-Identifier: MIT
// Asks one port whether it has a board.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "board/byte_link.hpp"
#include "board/decoder.hpp"

namespace surefoot {

/// Asks until a valid HELLO arrives or patience ends. step() never waits, so that one thread can ask many ports at
/// once.
class Contact {
 public:
  enum class State : std::uint8_t {
    Asking,
    Answered,      ///< A board answered: see hello().
    OtherVersion,  ///< A board with another wire version: see trouble().
    Senseless,     ///< A board that describes itself in a way that cannot be: see trouble().
    Foreign,       ///< Bytes came, but none that a board sends: see trouble().
    Silent,        ///< Opened, but nothing came.
    NotOpened      ///< See trouble().
  };

  /// Opening a port resets an Arduino, whose bootloader then waits up to 2 s before the firmware starts.
  static constexpr std::chrono::milliseconds kPatience{2500};
  /// For a port that is known to have the board: enough for a slow bootloader.
  static constexpr std::chrono::milliseconds kKnownPortPatience{4000};

  explicit Contact(std::string path, std::chrono::milliseconds patience = kPatience);

  void step();

  State state() const { return state_; }
  const std::string& path() const { return path_; }
  /// One line for the user if the state is neither Asking nor Answered.
  const std::string& trouble() const { return trouble_; }
  const BoardHello& hello() const { return *decoder_->hello(); }
  std::chrono::steady_clock::time_point openedAt() const { return openedAt_; }
  /// The open port, if Answered; the caller then owns it.
  std::unique_ptr<ByteLink> takeLink() { return std::move(link_); }

 private:
  void finish(State state, std::string trouble);
  void hear(Heard heard);
  void giveUp();

  std::string path_;
  std::chrono::steady_clock::time_point openedAt_;
  std::chrono::steady_clock::time_point askedAt_;
  std::chrono::milliseconds patience_;
  State state_ = State::Asking;
  std::string trouble_;
  std::unique_ptr<ByteLink> link_;
  std::unique_ptr<Decoder> decoder_;
};

/// Sends a command that has only its type (enum wire_type). False: the link is lost.
bool sendCommand(ByteLink& link, std::uint8_t type);

}  // namespace surefoot
