// SPDX-License-Identifier: MIT
#include <iostream>

#include "app/counted.hpp"
#include "app/options.hpp"
#include "app/progress_line.hpp"
#include "exchange/import.hpp"

namespace surefoot {

int runImport(const Program& program, const ImportOptions& options) {
  Database db(program.data);
  ImportSummary summary;
  {
    ProgressLine line("Reading", "samples");
    summary = importData(db, options.dir, [&line](std::uint64_t done, std::uint64_t total) { line.show(done, total); });
  }
  if (summary.nothingNew()) {
    std::cout << "Nothing new in " << options.dir << ": "
              << (summary.knownSessions == 1 ? "its one session is"
                                             : "all " + counted(summary.knownSessions, "session") + " are")
              << " here already.\n";
  } else {
    std::cout << "Imported from " << options.dir << ": " << counted(summary.people, "person", "people") << ", "
              << counted(summary.sessions, "session") << " with " << counted(summary.samples, "sample") << ", "
              << counted(summary.measures, "measure") << ", " << counted(summary.answers, "answer") << ", "
              << counted(summary.plans, "plan") << ", " << counted(summary.handTests, "hand-timed test") << ", "
              << counted(summary.notes, "note");
    if (summary.knownSessions > 0) {
      std::cout << "; " << counted(summary.knownSessions, "session") << (summary.knownSessions == 1 ? " was" : " were")
                << " here already";
    }
    std::cout << ".\n";
  }
  for (const std::string& remark : summary.remarks) {
    std::cout << remark << '\n';
  }
  return 0;
}

}  // namespace surefoot
