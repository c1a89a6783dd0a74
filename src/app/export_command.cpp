// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iostream>

#include <unistd.h>

#include "app/options.hpp"
#include "base/error.hpp"
#include "records/export.hpp"
#include "records/people.hpp"
#include "records/session_log.hpp"

namespace surefoot {

int runExport(const ExportOptions& options) {
  Database db(dataDirectory(""));
  ExportChoice choice{.sessionId = options.session};
  if (!options.person.empty()) {
    choice.personId = findPerson(db, options.person).id;
    const std::vector<SessionSummary> theirs = listSessions(db, choice.personId);
    if (!options.session.empty() && std::ranges::find(theirs, options.session, &SessionSummary::id) == theirs.end()) {
      throw Error("session " + options.session + " is not one of " + options.person +
                  ": `surefoot person show` lists them");
    }
  }
  const bool terminal = isatty(STDERR_FILENO) != 0;
  const ExportSummary summary =
      exportData(db, options.out, choice, [terminal](std::uint64_t done, std::uint64_t total) {
        if (terminal && total > 0) {
          std::cerr << "\rWriting samples: " << 100 * done / total << " %" << std::flush;
        }
      });
  if (terminal) {
    std::cerr << '\r';
  }
  std::cout << (summary.replaced ? "Replaced the older export in " : "Wrote ") << options.out << ": "
            << summary.sessions << " sessions, " << summary.samples << " samples, no names.\n";
  return 0;
}

}  // namespace surefoot
