// SPDX-License-Identifier: MIT
// changes.csv: what the pages say of a person's latest test day beside the first, and beside other people. It is
// derived from the other tables, so an import leaves it out.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "measures/reference.hpp"
#include "records/rows.hpp"

namespace surefoot {

std::span<const Column> changesColumns();

/// A row for each measure and condition of each of these people.
void forEachChange(Database& db, const std::vector<std::string>& personIds, const ReferenceTable& reference,
                   const std::function<void(const std::vector<std::string>&)>& take);

}  // namespace surefoot
