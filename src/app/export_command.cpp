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
#include "records/rows.hpp"
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

/// With people and sessions named, every session must be one of theirs.
void refuseSessionsOfOthers(Database& db, const ExportChoice& choice) {
  std::vector<std::string> theirs;
  for (const std::string& person : choice.personIds) {
    for (const SessionSummary& session : listSessions(db, person)) {
      theirs.push_back(session.id);
    }
  }
  for (const std::string& id : choice.sessionIds) {
    if (std::ranges::find(theirs, id) == theirs.end()) {
      throw Error("session " + id + " does not belong to them: `surefoot person show` lists a person's sessions");
    }
  }
}

void refuseOptionsOfOtherFormat(const ExportOptions& options) {
  if (options.format == ExportFormat::Fhir &&
      (options.wide || options.excel || options.replace || options.notes || options.oldestTogether)) {
    throw WrongUsage("--wide, --excel, --replace, --ages-to-90 and --notes are for --format csv: leave them out");
  }
  if (options.demonstrations && !(options.people.empty() && options.sessions.empty())) {
    throw WrongUsage("--demonstrations is for an export of everybody: name a demonstration with --session instead");
  }
  if (options.format == ExportFormat::Csv && options.withNames) {
    throw WrongUsage("a CSV package never contains names: leave --with-names out, or use --format fhir");
  }
}

std::uint64_t demonstrationsLeftOut(Database& db, const ExportChoice& choice) {
  const bool everybody = choice.personIds.empty() && choice.sessionIds.empty() && !choice.demonstrations;
  return everybody ? countRows(db, sessionsTable(), {}) - countRows(db, sessionsTable(), {Choice::Of::Record, {}}) : 0;
}

int exportBundles(Database& db, const ExportOptions& options, const ExportChoice& choice) {
  FhirSummary summary;
  {
    ProgressLine line("Writing", "sessions");
    summary = exportFhir(db, options.out,
                         {.personIds = choice.personIds,
                          .sessionIds = choice.sessionIds,
                          .demonstrations = choice.demonstrations,
                          .withNames = options.withNames},
                         [&line](std::uint64_t done, std::uint64_t total) { line.show(done, total); });
  }
  std::cout << "Wrote " << options.out << ": " << counted(summary.bundles, "bundle") << ", "
            << counted(summary.observations, "observation") << ", "
            << (options.withNames ? "with names.\n" : "no names.\n");
  return 0;
}

}  // namespace

int runExport(const Program& program, const ExportOptions& options) {
  refuseOptionsOfOtherFormat(options);
  Database db(program.data);
  const ExportChoice choice{.personIds = idsOf(db, options.people),
                            .sessionIds = options.sessions,
                            .demonstrations = options.demonstrations,
                            .oldestTogether = options.oldestTogether,
                            .wide = options.wide,
                            .notes = options.notes,
                            .forSpreadsheets = options.excel,
                            .replace = options.replace};
  if (!choice.personIds.empty()) {
    refuseSessionsOfOthers(db, choice);
  }
  if (options.format == ExportFormat::Fhir) {
    return exportBundles(db, options, choice);
  }
  const std::uint64_t apart = demonstrationsLeftOut(db, choice);
  ExportSummary summary;
  {
    ProgressLine line("Writing", "rows");
    summary = exportData(db, options.out, choice,
                         [&line](std::uint64_t done, std::uint64_t total) { line.show(done, total); });
  }
  std::cout << (summary.replaced ? "Replaced the older export in " : "Wrote ") << options.out << ": "
            << counted(summary.sessions, "session") << ", " << counted(summary.samples, "sample") << ", no names"
            << (options.notes ? " except what notes.csv may contain.\n" : ", no notes.\n");
  if (apart > 0) {
    std::cout << counted(apart, "demonstration") << " left out: --demonstrations adds what simulated people did.\n";
  }
  return 0;
}

}  // namespace surefoot
