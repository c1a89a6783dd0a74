// SPDX-License-Identifier: MIT
// FHIR R4: structure by the rules of the specification (hl7.org/fhir/R4), content by a golden file, and what may not be
// told. tests/exchange/fhir_schema.py holds the same against the published schema.
#include "exchange/fhir.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <soci/soci.h>

#include "base/error.hpp"
#include "exchange/fhir_resources.hpp"
#include "paths.hpp"
#include "records/bout.hpp"
#include "records/matches.hpp"
#include "records/people.hpp"
#include "records/sql.hpp"
#include "records/trials.hpp"

namespace surefoot::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
namespace fs = std::filesystem;
using Json = nlohmann::json;

void run(Database& db, const std::string& statements) {
  std::string rest = statements;
  for (std::size_t end = 0; (end = rest.find(";\n")) != std::string::npos;) {
    db.sql() << rest.substr(0, end);
    rest.erase(0, end + 2);
  }
}

/// A game and a trial in which everything that is normally random is fixed.
void fillByHand(Database& db) {
  run(db, R"(
insert into people (id, pseudonym, birth_year, sex, note, created_at) values
  ('01900000-0000-7000-8000-000000000001', 'heron-4821', 1950, 'female', '', '2026-01-01T00:00:00+00:00');
insert into names (person_id, name) values ('01900000-0000-7000-8000-000000000001', 'Anna Secret');
insert into sessions (id, person_id, age_years, status, started_at, source, program_version, board_model, board_serial,
  firmware, nominal_rate_hz, board_calibrated, foot_length_mm, best_toe_n, tick_count, sample_count) values
  ('01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-000000000001', 76, 'finished',
   '2026-03-01T09:30:00+01:00', 'split board 00c0ffee12345678 on /dev/ttyUSB0', '0.1.0', 'split', '00c0ffee12345678', '1.0',
   115.7, 1, 250, 0, 7200, 0),
  ('01900000-0000-7000-8000-00000000000b', '01900000-0000-7000-8000-000000000001', 76, 'finished',
   '2026-03-01T09:40:00+01:00', 'split board 00c0ffee12345678 on /dev/ttyUSB0', '0.1.0', 'split', '00c0ffee12345678', '1.0',
   115.7, 1, 250, 0, 7200, 0);
insert into bouts (id, session_id, number, exercise, game, seed, form, repetitions, hold_s, rest_s, difficulty, day_time)
  values
  ('01900000-0000-7000-8000-0000000000aa', '01900000-0000-7000-8000-00000000000a', 1, 'toe-press', 'catapult', '1',
   'standing', 10, 3, 2, 0.3, 'morning'),
  ('01900000-0000-7000-8000-0000000000bb', '01900000-0000-7000-8000-00000000000b', 1, 'balance-test', 'trial', '1',
   'standing', 1, 0, 0, 0, 'morning');
insert into measures (session_id, bout_id, measure, value, unit, weight, definition_version, filter, duration_s, rate_hz,
  reason) values
  ('01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-0000000000aa', 'score', 87.5, '1', null,
   'toe-press/1', 'none', 92.6, 115.7, null),
  ('01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-0000000000aa', 'score.dose', 1, '1', 0.5,
   'toe-press/1', 'none', 92.6, 115.7, null),
  ('01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-0000000000aa', 'score.hold', 0.75, '1', 0.5,
   'toe-press/1', 'none', 92.6, 115.7, null),
  ('01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-0000000000aa', 'toe_press_best_n', 42.25, 'N', null,
   'press/1', 'none', 92.6, 115.7, null);
insert into tests (id, person_id, protocol, status, started_at, footwear, aid, hands, stance, foam, helper, note) values
  ('01900000-0000-7000-8000-0000000000cc', '01900000-0000-7000-8000-000000000001', 'quiet', 'finished',
   '2026-03-01T09:40:00+01:00', 'barefoot', 'none', 'sides', 'marked', 'none', 'near', '');
insert into trials (id, test_id, session_id, number, condition, practice, planned_s, start_s, end_s, outcome, counts,
  reasons, noise_mm) values
  ('01900000-0000-7000-8000-0000000000dd', '01900000-0000-7000-8000-0000000000cc',
   '01900000-0000-7000-8000-00000000000b', 1, 'eyes-open-firm', 0, 60, 5, 65, 'complete', 1, '', 0.05);
insert into measures (session_id, measure, value, unit, definition_version, filter, duration_s, rate_hz, noise_mm, trial,
  condition, reason) values
  ('01900000-0000-7000-8000-00000000000b', 'mean_velocity_mm_s', 10.2, 'mm/s', 'mean-velocity/1', 'butterworth', 60, 115.7,
   0.05, '01900000-0000-7000-8000-0000000000dd', 'eyes-open-firm', null),
  ('01900000-0000-7000-8000-00000000000b', 'mean_velocity_ap_mm_s', 7.75, 'mm/s', 'mean-velocity/1', 'butterworth', 60,
   115.7, 0.05, '01900000-0000-7000-8000-0000000000dd', 'eyes-open-firm', null),
  ('01900000-0000-7000-8000-00000000000b', 'mean_velocity_ml_mm_s', 5.5, 'mm/s', 'mean-velocity/1', 'butterworth', 60,
   115.7, 0.05, '01900000-0000-7000-8000-0000000000dd', 'eyes-open-firm', null),
  ('01900000-0000-7000-8000-00000000000b', 'sample_entropy_ap', null, '1', 'sample-entropy/1', 'butterworth', 60, 115.7,
   0.05, '01900000-0000-7000-8000-0000000000dd', 'eyes-open-firm', 'too few samples'),
  ('01900000-0000-7000-8000-00000000000b', 'sample_entropy_ml', 0.5, '1', 'sample-entropy/1', 'butterworth', 60, 115.7,
   0.05, '01900000-0000-7000-8000-0000000000dd', 'eyes-open-firm', null);
)");
}

/// Cardinalities, bindings and invariants of R4 that a JSON schema covers only partly or not at all.
class BundleChecker {
 public:
  explicit BundleChecker(const Json& bundle) {
    expect(bundle.at("resourceType") == "Bundle" && bundle.at("type") == "collection", "no collection");
    for (const Json& entry : bundle.at("entry")) {
      const std::string url = entry.at("fullUrl");
      expect(matches(url, "urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "fullUrl " + url);
      expect(urls_.insert(url).second, "bdl-7: " + url + " is there twice");
      expect(url == "urn:uuid:" + entry.at("resource").at("id").get<std::string>(), "id of " + url);
    }
    for (const Json& entry : bundle.at("entry")) {
      const Json& resource = entry.at("resource");
      if (resource.at("resourceType") == "Observation") {
        checkObservation(resource);
      }
    }
  }

  const std::vector<std::string>& problems() const { return problems_; }
  int observations() const { return observations_; }

 private:
  void expect(bool holds, const std::string& what) {
    if (!holds) {
      problems_.push_back(what);
    }
  }

  void checkConcept(const Json& concept_, const std::string& where) {
    expect(!concept_.at("coding").empty() && !concept_.at("text").get<std::string>().empty(), where + ": no code");
    for (const Json& coding : concept_.at("coding")) {
      expect(matches(coding.at("code").get<std::string>(), "[^[:space:]]+([[:space:]][^[:space:]]+)*"), where);
      expect(matches(coding.at("system").get<std::string>(), "(urn|http):.+"), where + ": system");
    }
  }

  void checkValue(const Json& of, const std::string& where) {
    expect(of.contains("valueQuantity") != of.contains("dataAbsentReason"), where + ": obs-6, a value or why not");
    if (of.contains("valueQuantity")) {
      const Json& quantity = of.at("valueQuantity");
      static const std::set<std::string> kUcum{"1", "%", "mm", "mm2", "mm/s", "mm2/s", "Hz", "s", "deg", "N", "min-1"};
      expect(quantity.at("value").is_number(), where + ": no number");
      expect(quantity.at("system") == "http://unitsofmeasure.org", where + ": no UCUM");
      expect(kUcum.contains(quantity.at("code")), where + ": unit " + quantity.at("code").dump());
    } else {
      checkConcept(of.at("dataAbsentReason"), where);
    }
  }

  void checkObservation(const Json& observation) {
    ++observations_;
    const std::string where = observation.at("code").at("text");
    expect(observation.at("status") == "final", where + ": status");
    checkConcept(observation.at("code"), where);
    checkConcept(observation.at("method"), where);
    checkConcept(observation.at("category").at(0), where);
    for (const char* reference : {"subject", "device"}) {
      if (observation.contains(reference)) {
        expect(urls_.contains(observation.at(reference).at("reference")), where + ": dangling " + reference);
      }
    }
    expect(matches(observation.at("effectiveDateTime").get<std::string>(),
                   "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}"),
           where + ": no offset");
    expect(observation.at("note").at(0).at("text") == "Training and education; not a diagnosis.", where + ": note");
    for (const Json& range : observation.value("referenceRange", Json::array())) {
      expect(!range.at("text").get<std::string>().empty(), where + ": obs-3, a range without text");
      expect(range.at("low").at("code") == observation.at("valueQuantity").at("code") &&
                 range.at("low").at("value") < range.at("high").at("value"),
             where + ": range");
    }
    const bool hasComponents = observation.contains("component");
    if (!hasComponents || observation.contains("valueQuantity") || observation.contains("dataAbsentReason")) {
      checkValue(observation, where);
    }
    for (const Json& component : observation.value("component", Json::array())) {
      checkConcept(component.at("code"), where);
      checkValue(component, where);
      expect(component.at("code") != observation.at("code"), where + ": obs-7");
    }
  }

  std::set<std::string> urls_;
  std::vector<std::string> problems_;
  int observations_ = 0;
};

TEST(Fhir, DataFilledByHand_GivesTheGoldenBundle) {
  const TempDir dir;
  Database db(dir / "data");
  fillByHand(db);
  const FhirSummary summary = exportFhir(db, dir / "out", {});
  EXPECT_EQ(summary.bundles, 1U);
  EXPECT_EQ(summary.observations, 4U);
  const std::string text = contentOf(dir / "out" / "heron-4821.json");
  const fs::path golden = fs::path(SUREFOOT_SOURCE_DIR) / "tests" / "exchange" / "fhir_golden.json";
  if (std::getenv("SUREFOOT_BLESS") != nullptr) {
    writeFile(golden, text);
  }
  EXPECT_EQ(text, contentOf(golden)) << "SUREFOOT_BLESS=1 writes it anew; read its diff";
  const BundleChecker checker(Json::parse(text));
  EXPECT_THAT(checker.problems(), IsEmpty());
  EXPECT_EQ(checker.observations(), 4);
}

TEST(Fhir, AxesOfAMeasure_AreComponentsWithAReasonWhereAbsent) {
  const TempDir dir;
  Database db(dir / "data");
  fillByHand(db);
  exportFhir(db, dir / "out", {});
  std::map<std::string, Json> observations;
  const Json bundle = Json::parse(contentOf(dir / "out" / "heron-4821.json"));
  for (const Json& entry : bundle.at("entry")) {
    if (entry["resource"]["resourceType"] == "Observation") {
      observations[entry["resource"]["code"]["coding"][0]["code"]] = entry["resource"];
    }
  }
  const Json& velocity = observations.at("mean_velocity_mm_s");
  EXPECT_EQ(velocity["valueQuantity"]["value"], 10.2);
  EXPECT_EQ(velocity["component"][0]["code"]["coding"][0]["code"], "mean_velocity_ap_mm_s");
  EXPECT_EQ(velocity["component"][1]["valueQuantity"]["value"], 5.5);
  EXPECT_EQ(velocity["method"]["coding"][0]["code"], "mean-velocity/1");
  const Json& entropy = observations.at("sample_entropy");
  EXPECT_FALSE(entropy.contains("valueQuantity"));
  EXPECT_EQ(entropy["component"][0]["dataAbsentReason"]["text"], "too few samples");
  EXPECT_EQ(entropy["component"][1]["valueQuantity"]["value"], 0.5);
  EXPECT_EQ(observations.at("score")["component"].size(), 2U);
}

Json rangesOfVelocity(Database& db, const fs::path& out) {
  fs::remove_all(out);
  exportFhir(db, out, {});
  const Json bundle = Json::parse(contentOf(out / "heron-4821.json"));
  Json ranges;
  for (const Json& entry : bundle.at("entry")) {
    const Json& resource = entry.at("resource");
    const bool isVelocity =
        resource["resourceType"] == "Observation" && resource["code"]["coding"][0]["code"] == "mean_velocity_mm_s";
    EXPECT_TRUE(isVelocity || !resource.contains("referenceRange")) << resource["code"];
    if (isVelocity) {
      ranges = resource.value("referenceRange", Json::array());
    }
  }
  return ranges;
}

TEST(Fhir, ConditionsOfTheReference_GiveRangesAndOthersNone) {
  const TempDir dir;
  Database db(dir / "data");
  fillByHand(db);
  const Json ranges = rangesOfVelocity(db, dir / "out");
  ASSERT_EQ(ranges.size(), 1U);
  EXPECT_GT(ranges[0]["low"]["value"].get<double>(), 5.0);
  EXPECT_GT(ranges[0]["high"]["value"].get<double>(), 2.5 * ranges[0]["low"]["value"].get<double>());
  EXPECT_EQ(ranges[0]["age"]["low"]["value"], ranges[0]["age"]["high"]["value"]);
  EXPECT_THAT(ranges[0]["text"].get<std::string>(), HasSubstr("provisional: stance of the source unconfirmed"));
  EXPECT_THAT(ranges[0]["text"].get<std::string>(), HasSubstr("This trial: steadier than "));
  EXPECT_THAT(ranges[0]["text"].get<std::string>(), HasSubstr("Santos & Duarte 2016"));
  db.sql() << "update sessions set age_years = 50";
  EXPECT_EQ(rangesOfVelocity(db, dir / "out").size(), 1U);
  for (const char* change :
       {"update sessions set age_years = null", "update tests set footwear = 'shoes'",
        "update tests set aid = 'unknown'", "update trials set counts = 0", "update trials set practice = 1",
        "update measures set noise_mm = null",
        "update measures set definition_version = 'mean-velocity/0' where measure = 'mean_velocity_mm_s'"}) {
    const TempDir other;
    Database changed(other / "data");
    fillByHand(changed);
    changed.sql() << std::string(change);
    EXPECT_TRUE(rangesOfVelocity(changed, other / "out").empty()) << change;
  }
}

TEST(Fhir, NoSessions_IsRefusedAndWritesNothing) {
  const TempDir dir;
  Database db(dir / "data");
  const Person anna = addPerson(db, {});
  EXPECT_EQ(refusal([&] { exportFhir(db, dir / "out", {}); }), "there are no sessions to export");
  EXPECT_EQ(refusal([&] { exportFhir(db, dir / "out", {.personIds = {anna.id}}); }), "there are no sessions to export");
  EXPECT_FALSE(fs::exists(dir / "out"));
}

TEST(Fhir, RealSessions_GiveValidBundles) {
  const TempDir dir;
  Database db(dir / "data");
  const Person anna = addPerson(db, {.name = "Anna Secret"});
  keepVisit(db, anna.id);
  keepBout(db, anna.id, {.exercise = Exercise::Tiptoe, .events = {hold(9.5, 0.2), lap(true, 33.5)}});
  keepVisit(db);
  const FhirSummary summary = exportFhir(db, dir / "out", {});
  EXPECT_EQ(summary.bundles, 2U);
  for (const std::string& name : {anna.pseudonym, std::string("guests")}) {
    const BundleChecker checker(Json::parse(contentOf(dir / "out" / (name + ".json"))));
    EXPECT_THAT(checker.problems(), IsEmpty()) << name;
    EXPECT_GT(checker.observations(), 3) << name;
  }
  EXPECT_THAT(contentOf(dir / "out" / "guests.json"), testing::Not(HasSubstr("\"subject\"")));
}

TEST(Fhir, Names_AreInTheBundleOnlyWhenAskedFor) {
  const TempDir dir;
  Database db(dir / "data");
  fillByHand(db);
  exportFhir(db, dir / "out", {});
  exportFhir(db, dir / "named", {.withNames = true});
  EXPECT_THAT(contentOf(dir / "out" / "heron-4821.json"), testing::Not(HasSubstr("Secret")));
  EXPECT_THAT(contentOf(dir / "named" / "heron-4821.json"), HasSubstr("\"text\": \"Anna Secret\""));
}

TEST(Fhir, SameData_GiveTheSameFile) {
  const TempDir dir;
  Database db(dir / "data");
  fillByHand(db);
  exportFhir(db, dir / "one", {});
  exportFhir(db, dir / "two", {.personIds = {"01900000-0000-7000-8000-000000000001"}});
  EXPECT_EQ(contentOf(dir / "one" / "heron-4821.json"), contentOf(dir / "two" / "heron-4821.json"));
  EXPECT_THAT(idFor("x"), testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  EXPECT_NE(idFor("x"), idFor("y"));
}

TEST(Fhir, UnknownSessionOrUsedDirectory_IsRefused) {
  const TempDir dir;
  Database db(dir / "data");
  fillByHand(db);
  EXPECT_THAT(refusal([&] { exportFhir(db, dir / "out", {.sessionIds = {"none"}}); }), HasSubstr("no session none"));
  EXPECT_FALSE(fs::exists(dir / "out"));
  exportFhir(db, dir / "out", {.sessionIds = {"01900000-0000-7000-8000-00000000000a"}});
  EXPECT_THAT(refusal([&] { exportFhir(db, dir / "out", {}); }), HasSubstr("is not empty"));
}

}  // namespace
}  // namespace surefoot::test
