// SPDX-License-Identifier: MIT
// The rows and samples of a session in the database, from which a log or a CSV file can be made.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "records/log_rows.hpp"

namespace surefoot {

/// Throws Error if there is no such session.
SessionRows rowsOfSession(Database& db, const std::string& id);

/// Its samples, chunk by chunk, in order.
void forEachChunk(Database& db, const std::string& id,
                  const std::function<void(const std::vector<LoggedSample>&)>& take);

}  // namespace surefoot
