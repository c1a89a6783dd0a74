// SPDX-License-Identifier: MIT
// Finds the port that has a board. Asks all ports at once and accepts only a valid HELLO.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "board/contact.hpp"
#include "board/sample_source.hpp"
#include "board/where.hpp"

namespace surefoot {

/// A serial port of this computer and what it answered.
struct ListedBoard {
  std::string path;
  std::string description;  ///< Of the port, to show to people; may be empty.
  Contact::State state = Contact::State::Silent;
  std::string trouble;  ///< One line, if not Answered.
  Board board;          ///< Model, serial number, firmware and so on, if Answered.
};

/// For `board list`: every serial port; takes up to Contact::kPatience.
std::vector<ListedBoard> listBoards();

/// Asks these ports at once until each has answered or its patience has ended or, if `firstWins`, until any of them has
/// answered. The contacts are in the order of `paths`.
std::vector<Contact> askPorts(const std::vector<std::string>& paths, bool firstWins,
                              std::chrono::milliseconds patience = Contact::kPatience);

/// As openSource of a text (sample_source.hpp).
std::unique_ptr<SampleSource> openSource(const Where& where);

}  // namespace surefoot
