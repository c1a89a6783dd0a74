// SPDX-License-Identifier: MIT
// Asks one port whether it has a board.
#include "board/contact.hpp"

#include <array>
#include <utility>

#include "base/error.hpp"
#include "board/serial_link.hpp"

namespace surefoot {
namespace {

using Clock = std::chrono::steady_clock;

// Often enough to find a board as soon as it has started; rarely enough not to fill the input buffer of one that is
// starting.
constexpr std::chrono::milliseconds kAskEvery{250};

std::string otherVersion(const std::string& path, int version) {
  return path + ": this board speaks wire version " + std::to_string(version) + ", this program version " +
         std::to_string(WIRE_VERSION) + ": " +
         (version > WIRE_VERSION ? "use a newer surefoot" : "flash the board with this release's firmware");
}

}  // namespace

Contact::Contact(std::string path, std::chrono::milliseconds patience)
    : path_(std::move(path)), openedAt_(Clock::now()), patience_(patience), decoder_(std::make_unique<Decoder>()) {
  try {
    link_ = openPort(path_);
  } catch (const Error& error) {
    finish(State::NotOpened, error.what());
  }
}

void Contact::finish(State state, std::string trouble) {
  state_ = state;
  trouble_ = std::move(trouble);
  link_.reset();
}

void Contact::hear(Heard heard) {
  if (heard == Heard::Hello) {
    state_ = State::Answered;
  } else if (heard == Heard::OtherVersion) {
    finish(State::OtherVersion, otherVersion(path_, decoder_->otherVersion()));
  } else if (heard == Heard::Senseless) {
    finish(State::Senseless, path_ + ": a Surefoot board answers, but its description makes no sense: " +
                                 decoder_->helloTrouble() + "; flash its firmware again (hardware/firmware/README.md)");
  }
}

void Contact::step() {
  if (state_ != State::Asking) {
    return;
  }
  const Clock::time_point now = Clock::now();
  if (now - askedAt_ >= kAskEvery) {
    askedAt_ = now;
    sendCommand(*link_, WIRE_IDENTIFY);
  }
  std::array<std::uint8_t, 512> bytes;
  const std::optional<std::size_t> got = link_->read(bytes, 0);
  if (!got) {
    finish(State::Silent, path_ + ": the port was unplugged during the search");
    return;
  }
  for (std::size_t i = 0; i < *got && state_ == State::Asking; ++i) {
    hear(decoder_->take(bytes[i], 0));
  }
  if (state_ == State::Asking && now - openedAt_ >= patience_) {
    giveUp();
  }
}

void Contact::giveUp() {
  const std::uint64_t bytes = decoder_->counts().bytes;
  if (decoder_->counts().early > 0) {
    finish(State::Silent,
           path_ + ": a Surefoot board sends samples but does not answer: unplug it and plug it in again");
  } else if (bytes == 0) {
    finish(State::Silent,
           path_ + ": no Surefoot board answers on this port: is the firmware on it? (hardware/firmware/README.md)");
  } else {
    finish(State::Foreign, path_ + ": this is not a Surefoot board: " + std::to_string(bytes) +
                               " bytes came, but no answer of a board; choose another port, or flash the firmware "
                               "(hardware/firmware/README.md)");
  }
}

bool sendCommand(ByteLink& link, std::uint8_t type) {
  std::array<std::uint8_t, 1 + WIRE_FRAME_OVERHEAD> frame;
  return link.write({frame.data(), wire_encode_command(type, frame.data())});
}

}  // namespace surefoot
