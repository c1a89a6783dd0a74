// SPDX-License-Identifier: MIT
#include <iostream>

#include "app/options.hpp"
#include "app/progress_line.hpp"
#include "records/import.hpp"

namespace surefoot {

int runImport(const ImportOptions& options) {
  Database db(dataDirectory(""));
  ImportSummary summary;
  {
    ProgressLine line("Reading", "samples");
    summary = importData(db, options.dir, [&line](std::uint64_t done, std::uint64_t total) { line.show(done, total); });
  }
  if (summary.nothingNew()) {
    std::cout << "Nothing new in " << options.dir << ": all " << summary.knownSessions
              << " sessions are here already.\n";
  } else {
    std::cout << "Imported from " << options.dir << ": " << summary.people << " people, " << summary.sessions
              << " sessions with " << summary.samples << " samples, " << summary.measures << " measures, "
              << summary.answers << " answers, " << summary.plans << " plans, " << summary.handTests
              << " hand-timed tests, " << summary.notes << " notes";
    if (summary.knownSessions > 0) {
      std::cout << "; " << summary.knownSessions << " sessions were here already";
    }
    std::cout << ".\n";
  }
  for (const std::string& remark : summary.remarks) {
    std::cout << remark << '\n';
  }
  return 0;
}

}  // namespace surefoot
