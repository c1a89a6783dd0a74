// SPDX-License-Identifier: MIT
// Which port has a board? Asks all ports at once and believes only a HELLO that validates.
#pragma once

#include <string>
#include <vector>

#include "board/contact.hpp"

namespace surefoot {

/// A serial port of this computer and what it answered.
struct ListedBoard {
  std::string path;
  std::string description;  ///< Of the port, for people; may be empty.
  Contact::State state = Contact::State::Silent;
  std::string trouble;  ///< One line, when it is not Answered.
  Board board;          ///< Model, serial number, firmware and so on, when Answered.
};

/// For `board list`: every serial port; takes up to Contact::kPatience.
std::vector<ListedBoard> listBoards();

/// Asks these ports at once until each has answered or had its time, or, if `firstWins`, until any has answered. The
/// contacts come back in the order of `paths`.
std::vector<Contact> askPorts(const std::vector<std::string>& paths, bool firstWins,
                              std::chrono::milliseconds patience = Contact::kPatience);

}  // namespace surefoot
