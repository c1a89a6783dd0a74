// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iostream>

#include "app/counted.hpp"
#include "app/options.hpp"
#include "app/progress_line.hpp"
#include "base/error.hpp"
#include "exchange/export.hpp"
#include "exchange/fhir.hpp"
#include "records/people.hpp"
#include "records/session_log.hpp"

namespace surefoot {
namespace {

std::vector<std::string> idsOf(Database& db, const std::vector<std::string>& people) {
  std::vector<std::string> ids;
  for (const std::string& who : people) {
    ids.push_back(findPerson(db, who).id);
  }
  return ids;
}

/// Whoever names people and sessions means sessions of these people.
void refuseSessionsOfOthers(Database& db, const ExportChoice& choice) {
  std::vector<std::string> theirs;
  for (const std::string& person : choice.personIds) {
    for (const SessionSummary& session : listSessions(db, person)) {
      theirs.push_back(session.id);
    }
  }
  for (const std::string& id : choice.sessionIds) {
    if (std::ranges::find(theirs, id) == theirs.end()) {
      throw Error("session " + id + " is not one of theirs: `surefoot person show` lists a person's sessions");
    }
  }
}

void refuseOptionsOfTheOther(const ExportOptions& options) {
  if (options.format == "fhir" && (options.wide || options.excel || options.replace || options.notes)) {
    throw WrongUsage("--wide, --excel, --replace and --notes are for --format csv: leave them out");
  }
  if (options.format == "csv" && options.withNames) {
    throw WrongUsage("a CSV package never has names in it: leave --with-names out, or say --format fhir");
  }
}

int exportBundles(Database& db, const ExportOptions& options, const ExportChoice& choice) {
  FhirSummary summary;
  {
    ProgressLine line("Writing", "sessions");
    summary =
        exportFhir(db, options.out,
                   {.personIds = choice.personIds, .sessionIds = choice.sessionIds, .withNames = options.withNames},
                   [&line](std::uint64_t done, std::uint64_t total) { line.show(done, total); });
  }
  std::cout << "Wrote " << options.out << ": " << counted(summary.bundles, "bundle") << ", "
            << counted(summary.observations, "observation") << ", "
            << (options.withNames ? "with names.\n" : "no names.\n");
  return 0;
}

}  // namespace

int runExport(const ExportOptions& options) {
  refuseOptionsOfTheOther(options);
  Database db(dataDirectory(""));
  const ExportChoice choice{.personIds = idsOf(db, options.people),
                            .sessionIds = options.sessions,
                            .wide = options.wide,
                            .notes = options.notes,
                            .forSpreadsheets = options.excel,
                            .replace = options.replace};
  if (!choice.personIds.empty()) {
    refuseSessionsOfOthers(db, choice);
  }
  if (options.format == "fhir") {
    return exportBundles(db, options, choice);
  }
  ExportSummary summary;
  {
    ProgressLine line("Writing", "rows");
    summary = exportData(db, options.out, choice,
                         [&line](std::uint64_t done, std::uint64_t total) { line.show(done, total); });
  }
  std::cout << (summary.replaced ? "Replaced the older export in " : "Wrote ") << options.out << ": "
            << counted(summary.sessions, "session") << ", " << counted(summary.samples, "sample") << ", no names"
            << (options.notes ? " but those that stand in notes.csv.\n" : ", no notes.\n");
  return 0;
}

}  // namespace surefoot
