// SPDX-License-Identifier: MIT
// Reads the numeric columns of reference files by name. The environment variable SUREFOOT_REFERENCE says where they
// are.
#pragma once

#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/csv.hpp"

namespace surefoot::test {

/// Directory of the reference data; empty if there is none.
inline std::string referenceDir() {
  const char* dir = std::getenv("SUREFOOT_REFERENCE");
  return dir == nullptr ? "" : dir;
}

/// All columns of a CSV of numbers.
inline std::map<std::string, std::vector<double>> columnsOf(const std::string& path) {
  std::ifstream in(path);
  if (!in) {
    throw std::runtime_error("cannot read " + path);
  }
  CsvReader reader(in, path);
  std::vector<std::string> names;
  std::vector<std::string> fields;
  reader.next(names);
  std::map<std::string, std::vector<double>> columns;
  while (reader.next(fields)) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      columns[names[i]].push_back(std::stod(fields.at(i)));
    }
  }
  return columns;
}

}  // namespace surefoot::test
