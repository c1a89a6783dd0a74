// SPDX-License-Identifier: MIT
#include "exchange/fhir.hpp"

#include <memory>
#include <set>

#include "base/error.hpp"
#include "base/text.hpp"
#include "exchange/fhir_resources.hpp"
#include "exchange/staged_directory.hpp"
#include "records/certificates.hpp"
#include "records/joined_tables.hpp"
#include "records/people.hpp"
#include "records/rows.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

std::string certifiedWords(const std::string& day, const std::string& noiseMm, const std::string& forKg) {
  return namedIn(BoardStanding{day, parseNumber(noiseMm), parseNumber(forKg).value_or(0.0), ""});
}

FhirSession sessionFrom(const std::vector<std::string>& c) {
  return {.id = c[0],
          .personId = c[1],
          .ageYears = c[23],
          .startedAt = c[2],
          .status = c[3],
          .source = c[4],
          .boardModel = c[5],
          .boardSerial = c[6],
          .firmware = c[7],
          .programVersion = c[8],
          .exercise = c[9],
          .form = c[10],
          .trialId = c[11],
          .protocol = c[12],
          .condition = c[13],
          .practice = c[14],
          .outcome = c[15],
          .counts = c[16],
          .reasons = c[17],
          .footwear = c[18],
          .aid = c[19],
          .hands = c[20],
          .stance = c[21],
          .foam = c[22],
          .certified = certifiedWords(c[25], c[26], c[27]),
          .boardObjection = c[28],
          .demonstration = c[24] == "true"};
}

std::vector<FhirMeasure> measuresOf(Database& db, const std::string& session) {
  std::vector<FhirMeasure> measures;
  for (const Row& row : rowsOf(db, measuresTable(), {Choice::Of::Session, {session}})) {
    measures.push_back({.boutId = row.text("bout_id"),
                        .key = row.text("measure"),
                        .value = row.numberIfAny("value"),
                        .unit = row.text("unit"),
                        .definition = row.text("definition_version"),
                        .filter = row.text("filter"),
                        .durationS = row.text("duration_s"),
                        .rateHz = row.text("rate_hz"),
                        .noiseMm = row.text("noise_mm"),
                        .trial = row.text("trial"),
                        .condition = row.text("condition"),
                        .reason = row.text("reason"),
                        .isPart = !row.text("weight").empty()});
  }
  return measures;
}

/// One Bundle, written entry by entry.
class BundleFile {
 public:
  BundleFile(const fs::path& dir, const std::string& name, const std::string& id) : file_(dir / (name + ".json")) {
    file_.stream() << "{\n  \"resourceType\": \"Bundle\",\n  \"id\": \"" << id
                   << "\",\n  \"type\": \"collection\",\n  \"entry\": [";
  }

  void add(const FhirJson& resource) {
    const FhirJson entry{{"fullUrl", fhirUrl(resource["id"].get<std::string>())}, {"resource", resource}};
    file_.stream() << (first_ ? "\n" : ",\n") << entry.dump(2, ' ', false, FhirJson::error_handler_t::replace);
    first_ = false;
    file_.check();
  }

  /// Returns false if it is already there.
  bool addOnce(const FhirJson& resource) {
    const bool isNew = there_.insert(resource["id"].get<std::string>()).second;
    if (isNew) {
      add(resource);
    }
    return isNew;
  }

  void close() {
    file_.stream() << "\n]}\n";
    file_.close();
  }

 private:
  OutFile file_;
  std::set<std::string> there_;
  bool first_ = true;
};

class FhirExport {
 public:
  FhirExport(Database& db, const FhirChoice& choice, const fs::path& dir, const ExportProgress& progress)
      : db_(db), choice_(choice), dir_(dir), progress_(progress), reference_(referenceIn(db.directory())) {
    if (!choice.sessionIds.empty()) {
      rows_ = {Choice::Of::Session, choice.sessionIds};
    } else if (!choice.personIds.empty()) {
      rows_ = {Choice::Of::Person, choice.personIds};
    } else if (!choice.demonstrations) {
      rows_ = {Choice::Of::Record, {}};
    }
  }

  FhirSummary write() {
    const std::uint64_t total = countRows(db_, clinicalSessionsTable(), rows_);
    std::uint64_t done = 0;
    forEachRow(db_, clinicalSessionsTable(), rows_, [&](const std::vector<std::string>& cells) {
      FhirSession session = sessionFrom(cells);
      missing_.erase(session.id);
      openBundleOf(session);
      session.sex = person_.sex;
      session.heightMm = person_.heightMm;
      bundle_->addOnce(deviceFor(session));
      for (const FhirJson& observation : observationsFor(session, measuresOf(db_, session.id), reference_)) {
        summary_.observations += bundle_->addOnce(observation) ? 1U : 0U;
      }
      if (progress_) {
        progress_(++done, total);
      }
    });
    closeBundle();
    if (!missing_.empty()) {
      throw Error("there is no session " + *missing_.begin() +
                  ": `surefoot person show` lists the sessions of a person");
    }
    if (summary_.bundles == 0) {
      throw Error("there are no sessions to export");
    }
    return summary_;
  }

 private:
  void openBundleOf(const FhirSession& session) {
    if (bundle_ && session.personId == personId_) {
      return;
    }
    closeBundle();
    personId_ = session.personId;
    const std::string id = idFor("bundle " + personId_);
    if (personId_.empty()) {
      person_ = {};
      bundle_ = std::make_unique<BundleFile>(dir_, "guests", id);
      return;
    }
    person_ = findPerson(db_, personId_);
    bundle_ = std::make_unique<BundleFile>(dir_, person_.pseudonym, id);
    const FhirPerson patient{.id = person_.id,
                             .pseudonym = person_.pseudonym,
                             .name = choice_.withNames ? person_.name : "",
                             .sex = person_.sex,
                             .birthYear = choice_.withNames ? person_.birthYear : std::nullopt,
                             .demonstration = person_.demonstration};
    bundle_->add(patientFor(patient));
    if (choice_.sessionIds.empty()) {
      addChanges(patient);
    }
  }

  /// Of whole records only: some sessions of a person are not all of their test days.
  void addChanges(const FhirPerson& patient) {
    for (const std::string_view measure : kComparedMeasures) {
      for (const TestSeries& series : testSeriesOf(db_, patient.id, std::string(measure))) {
        if (series.days.size() > 1) {
          summary_.observations += bundle_->addOnce(changeFor(patient, series)) ? 1U : 0U;
        }
      }
    }
  }

  void closeBundle() {
    if (bundle_) {
      bundle_->close();
      bundle_.reset();
      ++summary_.bundles;
    }
  }

  Database& db_;
  const FhirChoice& choice_;
  fs::path dir_;
  const ExportProgress& progress_;
  ReferenceTable reference_;
  Choice rows_;
  std::set<std::string> missing_{choice_.sessionIds.begin(), choice_.sessionIds.end()};
  std::string personId_;
  Person person_;  ///< With that id; nothing known of a guest.
  std::unique_ptr<BundleFile> bundle_;
  FhirSummary summary_;
};

}  // namespace

FhirSummary exportFhir(Database& db, const fs::path& dir, const FhirChoice& choice, const ExportProgress& progress) {
  try {
    if (fs::exists(dir) && (!fs::is_directory(dir) || !holdsNothing(dir))) {
      throw Error(dir.string() + " is not empty: choose another directory, or empty it");
    }
    StagedDirectory stage(dir);
    FhirSummary summary;
    readSnapshot(db, [&] { summary = FhirExport(db, choice, stage.path(), progress).write(); });
    stage.moveIntoPlace();
    return summary;
  } catch (const fs::filesystem_error& error) {
    throw Error(dir.string() + " cannot be written (" + error.code().message() + "): choose another directory");
  }
}

}  // namespace surefoot
