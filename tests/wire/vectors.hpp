// SPDX-License-Identifier: MIT
// Reads hardware/protocol_vectors.txt for the tests of the wire, the firmware and the virtual board.
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "paths.hpp"

namespace surefoot::test {

using Bytes = std::vector<std::uint8_t>;

struct Vector {
  Bytes payload;
  Bytes frame;
};

inline Bytes bytesFromHex(const std::string& text) {
  std::istringstream words(text);
  Bytes bytes;
  for (std::string word; words >> word;) {
    bytes.push_back(static_cast<std::uint8_t>(std::stoi(word, nullptr, 16)));
  }
  return bytes;
}

/// All vectors by name. Throws if the file is missing or a line does not have three parts.
inline std::map<std::string, Vector> protocolVectors() {
  std::ifstream file(SUREFOOT_SOURCE_DIR "/hardware/protocol_vectors.txt");
  if (!file) {
    throw std::runtime_error("hardware/protocol_vectors.txt is missing");
  }
  std::map<std::string, Vector> vectors;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') {
      continue;
    }
    const auto first = line.find(" | ");
    const auto second = line.find(" | ", first + 3);
    if (second == std::string::npos) {
      throw std::runtime_error("not name | payload | frame: " + line);
    }
    vectors[line.substr(0, first)] = {bytesFromHex(line.substr(first + 3, second - first - 3)),
                                      bytesFromHex(line.substr(second + 3))};
  }
  return vectors;
}

}  // namespace surefoot::test
