// SPDX-License-Identifier: MIT
// What every number on the pages means and who says so: the measures' own definitions, and those of training, which are
// the program's. Knows no values.
#pragma once

#include <string>
#include <string_view>

#include "clinic/html.hpp"

namespace surefoot {

/// The name of a measure or a number of training; the key itself where it is unknown.
std::string termName(std::string_view key);
/// Its name as a link to its definition, or plain.
/// Where its definition stands.
std::string termAddress(std::string_view key);
Html termLink(std::string_view key);
/// Name, what it is, formula and source in one sentence each, where nothing can be clicked; empty where it is unknown.
std::string termInWords(std::string_view key);
/// A value with its decimals and unit as people write them.
std::string termValue(std::string_view key, double value, std::string_view unit);

/// All definitions by group.
Html definitionsList();
/// One definition in full; empty where the key is unknown.
Html definitionBody(std::string_view key);

}  // namespace surefoot
