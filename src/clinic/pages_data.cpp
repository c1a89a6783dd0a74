// SPDX-License-Identifier: MIT
// Exporting and importing data: a person's package as a zip file, and the import of an export made at home.
#include <functional>

#include "base/error.hpp"
#include "clinic/forms.hpp"
#include "clinic/pages.hpp"
#include "clinic/zip.hpp"
#include "exchange/export.hpp"
#include "exchange/fhir.hpp"
#include "exchange/import.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostUnpacked = 4ULL << 30U;

/// If the program is killed, erasing a person removes what is left of this directory.
fs::path newWorkPath(const fs::path& dataDir) {
  return dataDir / ("clinic-" + newId() + ".part");
}

Html formatChoice() {
  return selectField("format", "As",
                     {{"csv", "tables (CSV with datapackage.json): for statistics, and for import elsewhere"},
                      {"fhir", "FHIR R4 (JSON): measures for another record system"}},
                     "csv");
}

std::string wordsFor(const ImportSummary& summary) {
  return "New: " + std::to_string(summary.people) + " people, " + std::to_string(summary.sessions) +
         " sessions. Already here and not changed: " + std::to_string(summary.knownSessions) + " sessions.";
}

ImportSummary importZip(PageVisit& visit, const std::string& zip) {
  const WorkDirectory work(newWorkPath(visit.options.dataDir));
  try {
    return importData(visit.db, unpackZip(zip, work.path(), kMostUnpacked));
  } catch (const fs::filesystem_error& error) {
    // A folder where a file should be, or a full disk.
    throw Error("the package cannot be read (" + error.code().message() + "): nothing was imported");
  }
}

}  // namespace

Reply showExport(PageVisit& visit) {
  const Person person = personOf(visit);
  const std::string base = "/people/" + person.id;
  Html inside = el("p", {}, "A zip file about ", person.pseudonym,
                   " under their pseudonym: no name leaves the machine. The tables contain facts, sessions with their "
                   "samples and numbers, balance tests, tests by hand, answers and the plan; another Surefoot can "
                   "import them. FHIR contains facts and measures.");
  inside += el("p", {}, "Not included: the remark, clinic notes and the access log.");
  inside += postForm(visit, base + "/export", formatChoice() + submitButton("Save the zip file"));
  inside += el("p", {},
               "For a colleague who wants to read rather than compute, print the person's page or save it as one file. "
               "Both show the name if one was given. ",
               link(base + "/report.html", "Save the report"), " · ",
               link(base + "/report.html?name=no", "Save it without name, remark and notes"));
  return pageOf(visit, "Export " + person.pseudonym,
                el("p", {}, link(base, "Back to the person")) + el("div", {{"class", "card"}}, inside));
}

Reply sendExport(PageVisit& visit) {
  const Person person = personOf(visit);
  const auto work = std::make_shared<const WorkDirectory>(newWorkPath(visit.options.dataDir));
  const fs::path package = work->path() / "package";
  const bool fhir = visit.field("format") == "fhir";
  if (fhir) {
    exportFhir(visit.db, package, {.personIds = {person.id}, .sessionIds = {}});
  } else {
    exportData(visit.db, package, {.personIds = {person.id}, .sessionIds = {}});
  }
  const std::string name = "surefoot-" + person.pseudonym + (fhir ? "-fhir.zip" : ".zip");
  const fs::path zip = work->path() / "package.zip";
  packZip(package, zip);
  fs::remove_all(package);
  visit.audit.detail = fhir ? "FHIR" : "CSV";
  visit.done = true;
  return {.type = "application/zip", .downloadName = name, .file = FileToSend{work, zip}};
}

Reply showImport(PageVisit& visit) {
  Html inside = el("p", {},
                   "Imports what another Surefoot has exported, at home or in another clinic, also if a spreadsheet "
                   "saved its tables again. People and sessions that are already here are not changed, so nothing is "
                   "duplicated.");
  inside +=
      postForm(visit, "/import",
               inputField({.name = "package", .label = "The exported zip file", .type = "file", .required = true}) +
                   submitButton("Import"),
               true);
  return pageOf(visit, "Import", el("div", {{"class", "card"}}, inside));
}

Reply takeImport(PageVisit& visit) {
  const auto found = visit.request.files.find("package");
  if (found == visit.request.files.end() || found->second.empty()) {
    throw Error("no file was sent: choose the zip file of an export");
  }
  const ImportSummary summary = importZip(visit, found->second);
  visit.done = true;
  const std::string words = wordsFor(summary);
  visit.audit.detail = words;
  Html remarks;
  for (const std::string& remark : summary.remarks) {
    remarks += el("p", {}, remark);
  }
  return pageOf(visit, "Imported",
                el("p", {{"class", "good"}, {"role", "status"}}, words) + remarks +
                    el("p", {}, link("/people?sort=trained&way=down", "To the list of people")));
}

}  // namespace surefoot
