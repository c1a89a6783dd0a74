// SPDX-License-Identifier: MIT
// Data out and in: a person's package as a zip file, a home export back.
#include <functional>

#include "base/error.hpp"
#include "clinic/forms.hpp"
#include "clinic/pages.hpp"
#include "clinic/zip.hpp"
#include "records/export.hpp"
#include "records/stamp.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

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

}  // namespace

Reply showExport(PageVisit& visit) {
  const Person person = personOf(visit);
  const std::string base = "/people/" + person.id;
  Html inside =
      el("p", {}, "A zip file with everything about ", person.pseudonym,
         " under the pseudonym: no name leaves the machine. Another Surefoot takes the tables back with its import.");
  inside += postForm(visit, base + "/export", submitButton("Save the zip file"));
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
  ExportChoice choice;
  choice.personIds = {person.id};
  exportData(db, package, choice);
  const std::string name = "surefoot-" + person.pseudonym + ".zip";
  const fs::path zip = visit.options.dataDir / ("clinic-" + newId() + ".zip");
  Reply reply{.type = "application/zip", .downloadName = name, .file = std::make_shared<TemporaryFile>(zip)};
  packZip(package, zip);
  fs::permissions(zip, fs::perms::owner_read | fs::perms::owner_write);
  visit.audit.detail = "CSV";
  visit.done = true;
  return reply;
}

}  // namespace surefoot
