// SPDX-License-Identifier: MIT
// What every number on the pages means, with its source: definitions of the measures, and of the training numbers,
// which are this program's own. Knows no values.
#pragma once

#include <string>
#include <string_view>

#include "clinic/html.hpp"

namespace surefoot {

/// The name of a measure or training number; the key itself if it is unknown.
std::string termName(std::string_view key);
/// The address of its definition.
std::string termAddress(std::string_view key);
/// Its name as a link to its definition, or as plain text if it has none.
Html termLink(std::string_view key);
/// Name, meaning, formula and source in one sentence each, for places without links; empty if the key is unknown.
std::string termInWords(std::string_view key);
/// A value with its decimals and unit, for display.
std::string termValue(std::string_view key, double value, std::string_view unit);

/// All definitions, grouped.
Html definitionsList();
/// One definition in full; empty if the key is unknown.
Html definitionBody(std::string_view key);

}  // namespace surefoot
