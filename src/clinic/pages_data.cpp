// SPDX-License-Identifier: MIT
// Data out and in: a person's package as a zip file, a home export back.
#include <functional>

#include "base/error.hpp"
#include "clinic/forms.hpp"
#include "clinic/pages.hpp"
#include "clinic/zip.hpp"
#include "records/export.hpp"
#include "records/fhir.hpp"
#include "records/import.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMostUnpacked = 4ULL << 30U;

/// Inside the data directory, which is its owner's alone; gone with the object.
class WorkDirectory {
 public:
  explicit WorkDirectory(const fs::path& dataDir) : path_(dataDir / ("clinic-" + newId())) {
    fs::create_directory(path_);
    fs::permissions(path_, fs::perms::owner_all);
  }
  ~WorkDirectory() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  WorkDirectory(const WorkDirectory&) = delete;
  WorkDirectory& operator=(const WorkDirectory&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Html formatChoice() {
  return selectField("format", "As",
                     {{"csv", "tables (CSV with datapackage.json): for statistics, and to import elsewhere"},
                      {"fhir", "FHIR R4 (JSON): measures for another record system"}},
                     "csv");
}

std::string wordsFor(const ImportSummary& summary) {
  return "New: " + std::to_string(summary.people) + " people, " + std::to_string(summary.sessions) +
         " sessions. Here already and left as they were: " + std::to_string(summary.knownSessions) + " sessions.";
}

}  // namespace

Reply showExport(PageVisit& visit) {
  const Person person = personOf(visit);
  const std::string base = "/people/" + person.id;
  Html inside = el("p", {}, "A zip file with what was measured of ", person.pseudonym,
                   " under the pseudonym: no name and no note leaves the machine. Another Surefoot takes the tables "
                   "back with its import.");
  inside += postForm(visit, base + "/export", formatChoice() + submitButton("Save the zip file"));
  inside +=
      el("p", {},
         "For a colleague who wants to read, not to compute: ", link(base + "/report.html", "the report as one file"),
         ", which has the name on it if one was given; or print the person's page.");
  return pageOf(visit, "Export " + person.pseudonym,
                el("p", {}, link(base, "Back to the person")) + el("div", {{"class", "card"}}, inside));
}

Reply sendExport(PageVisit& visit) {
  Person person;
  visit.withDb([&](Database&) { person = personOf(visit); });
  const WorkDirectory work(visit.options.dataDir);
  // A connection of its own: pages go on while the package is written.
  Database db(visit.options.dataDir);
  const fs::path package = work.path() / "package";
  const bool fhir = visit.field("format") == "fhir";
  if (fhir) {
    exportFhir(db, package, {.personIds = {person.id}, .sessionIds = {}});
  } else {
    exportData(db, package, {.personIds = {person.id}, .sessionIds = {}});
  }
  const std::string name = "surefoot-" + person.pseudonym + (fhir ? "-fhir.zip" : ".zip");
  const fs::path zip = visit.options.dataDir / ("clinic-" + newId() + ".zip");
  Reply reply{.type = "application/zip", .downloadName = name, .file = std::make_shared<TemporaryFile>(zip)};
  packZip(package, zip);
  fs::permissions(zip, fs::perms::owner_read | fs::perms::owner_write);
  visit.audit.detail = fhir ? "FHIR" : "CSV";
  visit.done = true;
  return reply;
}

Reply showImport(PageVisit& visit) {
  Html inside = el("p", {},
                   "Takes in what another Surefoot has exported: a home, or another clinic. People and sessions that "
                   "are here already are left as they are, so nothing is doubled.");
  inside +=
      postForm(visit, "/import",
               inputField({.name = "package", .label = "The exported zip file", .type = "file", .required = true}) +
                   submitButton("Import"),
               true);
  return pageOf(visit, "Import", el("div", {{"class", "card"}}, inside));
}

Reply takeImport(PageVisit& visit) {
  const auto found = visit.request.files.find("package");
  if (found == visit.request.files.end() || found->second.content.empty()) {
    throw Error("no file was sent: choose the zip file of an export");
  }
  const WorkDirectory work(visit.options.dataDir);
  const fs::path package = unpackZip(found->second.content, work.path(), kMostUnpacked);
  Database db(visit.options.dataDir);
  const ImportSummary summary = importData(db, package);
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
