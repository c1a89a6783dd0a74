// SPDX-License-Identifier: MIT
// The rows and samples of a session in the database, for whoever makes a log or a CSV file of them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "records/log_rows.hpp"

namespace surefoot {

/// Throws Error when there is no such session.
SessionRows rowsOfSession(Database& db, const std::string& id);

/// Its samples, chunk by chunk in order.
void forEachChunk(Database& db, const std::string& id,
                  const std::function<void(const std::vector<LoggedSample>&)>& take);

}  // namespace surefoot
